#include "commons/discussions/standing.h"

#include "commons/discussions/open_discussion.h"
#include "commons/discussions/texts.h"
#include "commons/gatherings/gathering_store.h"

namespace wiec::discussions {
namespace {

bool signed_up(db::ReadTx& tx, const Host& host, std::int64_t person) {
  const auto seat = gatherings::seat_of(tx, gatherings::GatheringId{host.id}, people::PersonId{person});
  return seat && seat->state != gatherings::SeatState::left;
}

bool among(const std::vector<Membership::Group>& groups, std::int64_t id) {
  return std::ranges::find(groups, id, &Membership::Group::id) != groups.end();
}

}  // namespace

Standing standing_of(db::ReadTx& tx, const Shared& shared, const Actor& actor, const Discussion& d) {
  const Membership& members = shared.membership;
  const std::int64_t place = d.host.place.value;
  if (d.host.noun != "gathering" || place == 0 || !members.belongs) return {};
  if (actor.has(Role::verifier) || may_facilitate(tx, actor, d.host.place) || signed_up(tx, d.host, actor.person) ||
      members.belongs(tx, place, actor.person))
    return {};
  auto groups = members.groups(tx, place);
  const bool speaks = groups.empty();
  return {speaks, std::move(groups)};
}

void put_joining(Html& form, Context& ctx, const Discussion& d, const FormFields& fields) {
  const Language l = ctx.language;
  const Standing standing = ctx.db.read([&](db::ReadTx& tx) { return standing_of(tx, ctx.shared, ctx.actor, d); });
  if (standing.speaks) return;
  std::vector<std::string> codes;
  std::vector<html::Choice> choices;
  codes.reserve(standing.groups.size());
  for (const auto& group : standing.groups) {
    codes.push_back(code_from_id(group.id));
    choices.push_back({.value = codes.back(), .label = group.name});
  }
  html::put<"<p>{}</p>">(form, texts::join_lead(l));
  fields.select(form, "area", texts::f_join(l), choices, texts::join_none(l));
}

std::int64_t read_joining(Context& ctx, const Typed& typed, const Discussion& d, Faults& faults) {
  const Standing standing = ctx.db.read([&](db::ReadTx& tx) { return standing_of(tx, ctx.shared, ctx.actor, d); });
  if (standing.speaks) return 0;
  const std::int64_t group = id_from_code(typed.at("area")).value_or(0);
  if (!among(standing.groups, group))
    faults.push_back(problem(ProblemKind::invalid, texts::keys::err_join, "area").error());
  return group;
}

Result<> let_speak(db::WriteTx& tx, const Shared& shared, const Actor& actor, const Discussion& d, std::int64_t group) {
  const Standing standing = standing_of(tx, shared, actor, d);
  if (standing.speaks) return {};
  if (!among(standing.groups, group)) return problem(ProblemKind::invalid, texts::keys::err_join, "area");
  shared.membership.join(tx, group, actor.person);
  return {};
}

}  // namespace wiec::discussions
