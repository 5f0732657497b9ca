#include "base/sha256.h"
#include "commons/places/street_name.h"
#include "commons/places/streets.h"
#include "modules/polling/identify.h"
#include "modules/polling/keys.h"
#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "platform/crypto/crypto.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

constexpr std::size_t kLongestName = 120, kLongestStreet = 120;
constexpr std::chrono::hours kSessionLives{24 * 14};
constexpr int kOldest = 120;

bool has_letter(std::string_view text) {
  return std::ranges::any_of(text::fold(text), [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80); });
}

Result<std::string> read_name(std::string_view typed, std::string_view field) {
  const auto name = text::clean_line(typed);
  if (!name || text::length(*name) > kLongestName)
    return problem(ProblemKind::invalid, texts::keys::name_bad, std::string(field));
  // A first name and a surname: two words with letters in them.
  if (!has_letter(*name) || name->find(' ') == std::string::npos)
    return problem(ProblemKind::invalid, texts::keys::name_needed, std::string(field));
  return *name;
}

Result<std::optional<Date>> read_birth(const editions::Edition& edition, const http::Typed<Date>& typed, Date today) {
  const auto& policy = edition.settings.identity;
  if (policy.age_least == 0 && policy.guardian_below == 0) return std::optional<Date>();
  if (!typed.value) return problem(ProblemKind::invalid, texts::keys::born_needed, "born");
  const int age = age_on(*typed.value, today);
  if (age < 0 || age > kOldest) return problem(ProblemKind::invalid, texts::keys::born_bad, "born");
  if (age < policy.age_least)
    return problem(ProblemKind::invalid, texts::keys::too_young, "born", {{"age", std::int64_t{policy.age_least}}});
  return typed.value;
}

struct Lives {
  std::string street, number, address, district;
};

const editions::Pool* pool_at(const editions::Edition& edition, const std::vector<places::PlaceId>& places) {
  if (places.size() != 1) return nullptr;
  for (const editions::Pool& pool : edition.pools)
    if (pool.level == editions::Level::district && pool.place == places[0]) return &pool;
  return nullptr;
}

// The district the voter chose, where the address does not say it or need not be in it.
Result<std::string> chosen_district(const editions::Edition& edition, std::string_view code, TextKey why,
                                    std::string_view field) {
  const editions::Pool* pool = edition.pool(code);
  if (pool && pool->level == editions::Level::district) return pool->code;
  const bool any =
      std::ranges::any_of(edition.pools, [](const editions::Pool& p) { return p.level == editions::Level::district; });
  if (!any) return std::string();
  if (edition.settings.identity.any_district)
    return problem(ProblemKind::invalid, texts::keys::district_unchosen, "district");
  return problem(ProblemKind::invalid, why, std::string(field));
}

Result<Lives> unlisted_street(const editions::Edition& edition, const Declared& d, const places::Address& typed,
                              TextKey why) {
  const auto house = places::house_number_from(typed.number);
  if (!house) return problem(ProblemKind::invalid, texts::keys::number_bad, "number");
  TRY(std::string district, chosen_district(edition, d.district, why, "street"));
  return Lives{typed.street, text_of(*house), fmt::format("n:{}/{}", places::street_key(typed.street), text_of(*house)),
               std::move(district)};
}

Result<Lives> read_address(Context& ctx, const editions::Edition& edition, const Declared& d) {
  const auto street = text::clean_line(d.street), number = text::clean_line(d.number);
  if (!street || !number || street->size() > kLongestStreet || number->size() > 20)
    return problem(ProblemKind::invalid, texts::keys::street_bad, "street");
  places::Address typed{*street, *number};
  if (number->empty()) typed = places::split_address(*street);
  if (places::street_key(typed.street).empty())
    return problem(ProblemKind::invalid, texts::keys::street_needed, "street");
  if (typed.number.empty()) return problem(ProblemKind::invalid, texts::keys::number_needed, "number");
  if (!edition.city) return unlisted_street(edition, d, typed, texts::keys::district_needed);
  const auto found =
      ctx.db.read([&](db::ReadTx& tx) { return places::find_district(tx, edition.city, typed.street, typed.number); });
  switch (found.match) {
    case places::AddressMatch::found:
    case places::AddressMatch::number_unknown:
      break;
    case places::AddressMatch::number_needed:
    case places::AddressMatch::number_wrong:
      return problem(ProblemKind::invalid, texts::keys::number_bad, "number");
    case places::AddressMatch::street_needed:
      return problem(ProblemKind::invalid, texts::keys::street_many, "street");
    case places::AddressMatch::street_unknown:
      return unlisted_street(edition, d, typed, texts::keys::street_unknown);
  }
  const auto house = places::house_number_from(typed.number);
  if (!house || found.streets.empty()) return problem(ProblemKind::invalid, texts::keys::number_bad, "number");
  const places::Street& listed = found.streets.front();
  Lives lives{listed.name, text_of(*house), fmt::format("s:{}/{}", listed.id.value, text_of(*house)), {}};
  const editions::Pool* pool = found.match == places::AddressMatch::found ? pool_at(edition, found.districts) : nullptr;
  if (pool && !edition.settings.identity.any_district) {
    lives.district = pool->code;
    return lives;
  }
  TRY(lives.district, chosen_district(edition, d.district, texts::keys::district_needed, "district"));
  return lives;
}

bool is_same_person(const Declaration& a, const Declaration& b) {
  return a.address == b.address && a.name == b.name && a.born_on == b.born_on;
}

// The session goes on with another declaration: what was marked for another district goes, and so does the consent for
// another child.
void change(Voter& voter, Declaration who) {
  if (voter.who.district != who.district) voter.marks.erase(voter.who.district);
  if (voter.who.name == who.name && voter.who.born_on == who.born_on) who.guardian = voter.who.guardian;
  voter.who = std::move(who);
}

}  // namespace

std::vector<std::string> streets_like(Context& ctx, const editions::Edition& edition, std::string_view street) {
  std::vector<std::string> names;
  const auto clean = text::clean_line(street);
  if (!edition.city || !clean || clean->size() > kLongestStreet) return names;
  const auto typed = places::split_address(*clean);
  const auto found =
      ctx.db.read([&](db::ReadTx& tx) { return places::find_district(tx, edition.city, typed.street, typed.number); });
  const bool unsure =
      found.match == places::AddressMatch::street_needed || found.match == places::AddressMatch::street_unknown;
  for (const auto& one : found.streets)
    if (unsure && names.size() < 8) names.push_back(one.name);
  return names;
}

Result<> declare_voter(Context& ctx, const editions::Edition& edition, const Declared& d) {
  Declaration who;
  TRY(who.name, read_name(d.name, "name"));
  TRY(const Lives lives, read_address(ctx, edition, d));
  TRY(who.born_on, read_birth(edition, d.born_on, text::date_in_warsaw(ctx.now)));
  if (!d.truthful) return problem(ProblemKind::invalid, texts::keys::truth_needed, "truthful");
  who.street = lives.street;
  who.number = lives.number;
  who.address = lives.address;
  who.district = lives.district;
  auto voter = find_voter(ctx);
  if (voter && (voter->edition != edition.id || !voter->receipt.empty())) voter.reset();
  const bool fresh = !voter, same_person = voter && is_same_person(voter->who, who);
  if (fresh) {
    voter.emplace();
    voter->token = crypto::random_token(256);
    voter->token_hash = hex(sha256(voter->token));
    voter->edition = edition.id;
  } else if (same_person && voter->who.district == who.district) {
    return {};
  }
  change(*voter, std::move(who));
  if (!same_person) voter->contact.clear();  // else what was proven stays
  const std::string content = sealed(*voter);
  const auto kept = ctx.db.write(
      "polling.declare_voter",
      [fresh, same_person, session = as_read(*voter), id = edition.id, content,
       last = last_instant(edition)](db::WriteTx& tx) -> Result<> {
        if (same_person) return save_content(tx, session, content);
        if (!fresh) return start_proof(tx, session, content);
        insert_session(tx, session.token_hash, id, content,
                       std::min(last + std::chrono::hours(1), tx.now() + kSessionLives));
        return {};
      },
      db::Isolation::read_committed);
  TRY_VOID(kept);
  if (fresh) ctx.keep_voter(voter->token);
  return {};
}

Result<> name_guardian(Context& ctx, Voter& voter, std::string_view typed, bool consents) {
  TRY(voter.who.guardian, read_name(typed, "guardian"));
  if (same_name(voter.who.guardian, voter.who.name))
    return problem(ProblemKind::invalid, texts::keys::guardian_same, "guardian");
  if (!consents) return problem(ProblemKind::invalid, texts::keys::consent_needed, "consents");
  return ctx.db.write(
      "polling.name_guardian",
      [session = as_read(voter), content = sealed(voter)](db::WriteTx& tx) {
        return save_content(tx, session, content);
      },
      db::Isolation::read_committed);
}

void give_up(Context& ctx) {
  if (!ctx.voter.empty())
    ctx.db.write(
        "polling.give_up", [hash = hex(sha256(ctx.voter))](db::WriteTx& tx) { delete_session(tx, hash); },
        db::Isolation::read_committed);
  ctx.keep_voter("");
}

}  // namespace wiec::polling
