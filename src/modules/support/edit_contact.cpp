#include "modules/support/edit_contact.h"

#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "commons/bilingual/both_form.h"
#include "commons/site/texts.h"
#include "modules/needs/leading.h"
#include "modules/support/contact_store.h"
#include "modules/support/texts.h"
#include "platform/mail/address.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

constexpr int kLine = 120;

Result<> check_keeps(db::ReadTx& tx, const Actor& actor, places::PlaceId place) {
  if (needs::coordinates(tx, actor, place)) return {};
  return problem(ProblemKind::not_allowed, texts::keys::err_other_place);
}

// "programme", "chosen", or the code of a district.
std::string reach_value(const Contact& c) {
  return c.reach == Reach::district ? code_from_id(c.place.value)
                                    : std::string(kReachCodes[static_cast<std::size_t>(c.reach)]);
}

void read_reach(Context& ctx, Reader& r, Contact& c) {
  const std::string_view typed = r.typed.at("reach");
  if (const auto plain = from_code<Reach>(kReachCodes, typed); plain && *plain != Reach::district) {
    c.reach = *plain;
    return;
  }
  const auto id = id_from_code(typed);
  const auto districts = ctx.db.read([](db::ReadTx& tx) { return needs::districts_of(tx); });
  const auto at = std::ranges::find(districts, places::PlaceId{id.value_or(0)}, &places::Place::id);
  if (at == districts.end())
    return r.wrong(site::texts::keys::err_choose, "reach", {{"field", std::string(texts::f_reach(r.language))}});
  c.reach = Reach::district;
  c.place = at->id;
}

bool is_phone(std::string_view typed) {
  return typed.find_first_not_of("0123456789 +-()./,wew") == typed.npos &&
         std::ranges::count_if(typed, [](char c) { return c >= '0' && c <= '9'; }) >= 5;
}

void read_ways(Reader& r, Contact& c) {
  const Language l = r.language;
  c.phone = r.line("phone", texts::f_phone(l), 60);
  if (!c.phone.empty() && !is_phone(c.phone)) r.wrong(texts::keys::err_phone, "phone");
  if (!r.typed.at("email").empty()) {
    const auto email = mail::email_from(r.typed.at("email"));
    if (!email) r.wrong(texts::keys::err_email, "email");
    c.email = email.value_or("");
  }
  if (r.typed.at("phone").empty() && r.typed.at("email").empty()) r.wrong(texts::keys::err_no_way, "phone");
}

// One for the whole programme, one for each district.
bool taken(db::ReadTx& tx, const Contact& c) {
  return c.reach != Reach::chosen && std::ranges::any_of(contacts_of(tx, c.programme), [&](const Contact& other) {
           return other.id != c.id && other.reach == c.reach && other.place == c.place;
         });
}

}  // namespace

Typed typed_from(const Contact& c) {
  Typed typed;
  typed.set("reach", reach_value(c));
  typed.set("name", c.name);
  if (c.agreed_on) typed.set("agreed", "1");
  bilingual::set_both(typed, "office", c.office);
  bilingual::set_both(typed, "hours", c.hours);
  typed.set("phone", c.phone);
  typed.set("email", c.email);
  std::string chosen;
  for (const AmbassadorId one : c.chosen) chosen += (chosen.empty() ? "" : ",") + code_from_id(one.value);
  typed.set("chosen", chosen);
  typed.set("base", std::to_string(c.revision));
  return typed;
}

Contact read_contact(Context& ctx, const Contact& before, const std::vector<joint_projects::Ambassador>& leading,
                     const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Contact c{.id = before.id, .programme = before.programme};
  read_reach(ctx, r, c);
  c.name = r.line("name", texts::f_contact_name(l), kLine);
  if (!c.name.empty() && typed.at("agreed").empty()) r.wrong(texts::keys::err_not_agreed, "agreed");
  if (!c.name.empty() && !typed.at("agreed").empty())
    c.agreed_on = before.name == c.name && before.agreed_on ? *before.agreed_on : text::date_in_warsaw(ctx.now);
  c.office = bilingual::read_both_lines(r, "office", texts::f_office(l), kLine, bilingual::Needed::polish);
  c.hours = bilingual::read_both_lines(r, "hours", texts::f_hours(l), kLine);
  read_ways(r, c);
  const auto chosen = typed.list("chosen");
  for (const auto& a : leading)
    if (std::ranges::find(chosen, a.code()) != chosen.end()) c.chosen.push_back(a.id);
  return c;
}

Result<> save_contact(Context& ctx, const Contact& wanted, std::int64_t revision) {
  return ctx.db.write("support.save_contact", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    Contact c = wanted;
    TRY_VOID(check_keeps(tx, actor, c.place));
    const auto before = find_contact(tx, c.id);
    if (c.id && !before) return problem(ProblemKind::not_found, texts::keys::no_such_contact);
    if (before) {
      TRY_VOID(check_keeps(tx, actor, before->place));
    }
    if (!needs::coordinates(tx, actor, {})) c.chosen = before ? before->chosen : std::vector<AmbassadorId>();
    if (taken(tx, c)) return problem(ProblemKind::invalid, texts::keys::err_reach_taken, "reach");
    if (!store_contact(tx, c, revision)) return problem(ProblemKind::conflict, texts::keys::err_changed);
    choose_contact(tx, c.id, c.chosen);
    audit::record(tx, actor, "support_contact.save", "support_contact", c.id.value,
                  {{"chosen", static_cast<std::int64_t>(c.chosen.size())}});
    return {};
  });
}

Result<> remove_contact(Context& ctx, ContactId id) {
  return ctx.db.write("support.remove_contact", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto c = find_contact(tx, id);
    if (!c) return problem(ProblemKind::not_found, texts::keys::no_such_contact);
    TRY_VOID(check_keeps(tx, actor, c->place));
    delete_contact(tx, id);
    audit::record(tx, actor, "support_contact.remove", "support_contact", id.value);
    return {};
  });
}

}  // namespace wiec::support
