#include "modules/polling/voter.h"

#include <limits>

#include "base/json.h"

namespace wiec::polling {
namespace {

std::string text_at(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && value->string() ? *value->string() : std::string();
}

Json json_of(const Marks& marks) {
  Json::Array list;
  for (const Mark& mark : marks) list.push_back(Json::Array{mark.project, mark.value});
  return list;
}

std::optional<Marks> marks_from(const Json& json) {
  if (!json.array()) return std::nullopt;
  Marks marks;
  for (const Json& pair : *json.array()) {
    const auto* both = pair.array();
    if (!both || both->size() != 2 || !(*both)[0].string() || !(*both)[1].integer()) return std::nullopt;
    marks.push_back({*(*both)[0].string(), *(*both)[1].integer()});
  }
  return marks;
}

}  // namespace

int age_on(Date born_on, Date day) {
  const auto born = calendar(born_on), now = calendar(day);
  int years = static_cast<int>(now.year()) - static_cast<int>(born.year());
  if (now.month() < born.month() || (now.month() == born.month() && now.day() < born.day())) --years;
  return years;
}

bool needs_guardian(const Voter& voter, const editions::Edition& edition, Date today) {
  const int below = edition.settings.identity.guardian_below;
  return below > 0 && voter.who.born_on && age_on(*voter.who.born_on, today) < below;
}

Step step_of(const Voter& voter, const editions::Edition& edition, Date today) {
  if (!voter.receipt.empty()) return Step::done;
  if (voter.who.name.empty()) return Step::declare;
  if (voter.who.guardian.empty() && needs_guardian(voter, edition, today)) return Step::consent;
  if (voter.contact.empty()) return Step::contact;
  return voter.proven ? Step::vote : Step::code;
}

std::string path_of(const editions::Edition& edition, Step step) {
  const std::string base = "/glosowanie/" + edition.code;
  switch (step) {
    case Step::declare:
      return base + "/dane";
    case Step::consent:
      return base + "/opiekun";
    case Step::contact:
      return base + "/kontakt";
    case Step::code:
      return base + "/kod";
    case Step::vote:
      return base;
    case Step::done:
      return base + "/potwierdzenie";
  }
  return base;
}

std::optional<VotingTime> voting_time(const editions::Edition& edition) {
  const auto* stage = editions::stage_of(edition.settings, editions::StageKind::voting);
  if (!stage) return std::nullopt;
  return VotingTime{stage->from_at, stage->until_at,
                    stage->until_at + std::chrono::minutes(edition.settings.identity.grace_minutes)};
}

Instant last_instant(const editions::Edition& edition) {
  const auto time = voting_time(edition);
  return time ? time->last : Instant{};
}

Phase phase_of(const std::optional<VotingTime>& time, Instant now) {
  if (!time) return Phase::not_announced;
  if (now < time->from) return Phase::ahead;
  if (now < time->until) return Phase::open;
  return now < time->last ? Phase::grace : Phase::over;
}

Phase phase_of(const editions::Edition& edition, Instant now) { return phase_of(voting_time(edition), now); }

std::optional<Begun> may_have_begun(const std::optional<VotingTime>& time, Instant now) {
  const Phase phase = phase_of(time, now);
  if (phase == Phase::open) return Begun{Instant{0}, Instant{std::numeric_limits<std::int64_t>::max()}};
  if (phase != Phase::grace) return std::nullopt;
  return Begun{time->from, time->until};
}

bool may_cast(const std::optional<VotingTime>& time, Instant begun_at, Instant now) {
  const auto begun = may_have_begun(time, now);
  return begun && begun_at >= begun->from && begun_at < begun->until;
}

bool may_cast(const editions::Edition& edition, Instant begun_at, Instant now) {
  return may_cast(voting_time(edition), begun_at, now);
}

std::string text_of(const Voter& voter) {
  const Declaration& who = voter.who;
  Json::Object pools;
  for (const auto& [pool, marks] : voter.marks) pools.emplace_back(pool, json_of(marks));
  return to_text(Json::Object{{"name", who.name},
                              {"street", who.street},
                              {"number", who.number},
                              {"address", who.address},
                              {"district", who.district},
                              {"born_on", who.born_on ? iso(*who.born_on) : std::string()},
                              {"guardian", who.guardian},
                              {"proof", editions::code_of(voter.proof)},
                              {"contact", voter.contact},
                              {"pools", std::move(pools)}});
}

bool read_into(Voter& voter, std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->object()) return false;
  voter.who = {.name = text_at(*json, "name"),
               .street = text_at(*json, "street"),
               .number = text_at(*json, "number"),
               .address = text_at(*json, "address"),
               .district = text_at(*json, "district"),
               .born_on = date_from_iso(text_at(*json, "born_on")),
               .guardian = text_at(*json, "guardian")};
  voter.proof = editions::proof_from(text_at(*json, "proof")).value_or(editions::Proof::code_by_email);
  voter.contact = text_at(*json, "contact");
  const Json* pools = json->find("pools");
  if (!pools || !pools->object()) return false;
  for (const auto& [pool, list] : *pools->object()) {
    auto marks = marks_from(list);
    if (!marks) return false;
    voter.marks[pool] = *std::move(marks);
  }
  return true;
}

}  // namespace wiec::polling
