#include "commons/organisations/organisation.h"

#include "commons/audit/audit.h"
#include "commons/organisations/organisation_store.h"
#include "commons/organisations/texts.h"
#include "platform/mail/address.h"
#include "platform/text/text.h"

namespace wiec::organisations {
namespace {

constexpr std::size_t kLongestName = 200, kLongestOther = 300, kLongestShort = 30;

Result<> clean(std::string& value, std::string_view field, std::size_t most) {
  auto cleaned = text::clean_line(value);
  if (!cleaned) return problem(ProblemKind::invalid, texts::keys::not_text, std::string(field));
  if (text::length(*cleaned) > most)
    return problem(ProblemKind::invalid, texts::keys::too_long, std::string(field),
                   {{"most", static_cast<std::int64_t>(most)}});
  value = *std::move(cleaned);
  return {};
}

Result<> clean_name(std::string& name) {
  TRY_VOID(clean(name, "name", kLongestName));
  if (name.empty()) return problem(ProblemKind::invalid, texts::keys::name_missing, "name");
  return {};
}

Result<> clean_email(std::string& typed) {
  if (typed.empty()) return {};
  const auto email = mail::email_from(typed);
  if (!email) return problem(ProblemKind::invalid, texts::keys::email_bad, "email");
  typed = *email;
  return {};
}

// KRS and NIP have 10 digits, REGON 9 or 14.
Result<> clean_number(std::string& typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ' ' && c != '-')
      return problem(ProblemKind::invalid, texts::keys::number_bad, "register_number");
  }
  if (!digits.empty() && digits.size() != 9 && digits.size() != 10 && digits.size() != 14)
    return problem(ProblemKind::invalid, texts::keys::number_bad, "register_number");
  typed = digits;
  return {};
}

Result<> clean_website(std::string& typed) {
  TRY_VOID(clean(typed, "website", kLongestOther));
  if (!typed.empty() && !typed.starts_with("https://") && !typed.starts_with("http://"))
    return problem(ProblemKind::invalid, texts::keys::website_bad, "website");
  return {};
}

bool is_of(db::ReadTx& tx, UnitId id, OrganisationId organisation) {
  const auto unit = find_unit(tx, id);
  return unit && unit->organisation == organisation;
}

// Of the same organisation, and none stands above itself.
Result<> check_parent(db::ReadTx& tx, const Unit& u) {
  for (UnitId id = u.parent; id;) {
    const auto above = find_unit(tx, id);
    if (!above || above->organisation != u.organisation || id == u.id)
      return problem(ProblemKind::invalid, texts::keys::parent_bad, "parent");
    id = above->parent;
  }
  return {};
}

}  // namespace

std::string_view code_of(Sector sector) {
  return sector == Sector::public_ ? "public" : sector == Sector::social ? "social" : "economic";
}

std::optional<Sector> sector_from(std::string_view code) {
  for (const Sector sector : kSectors)
    if (code_of(sector) == code) return sector;
  return std::nullopt;
}

std::string_view words_of(Language l, Sector sector) {
  return sector == Sector::public_  ? texts::sector_public(l)
         : sector == Sector::social ? texts::sector_social(l)
                                    : texts::sector_economic(l);
}

Result<OrganisationId> save_organisation(Context& ctx, Organisation o) {
  TRY_VOID(clean_name(o.name));
  TRY_VOID(clean(o.short_name, "short_name", kLongestShort));
  TRY_VOID(clean(o.address, "address", kLongestOther));
  TRY_VOID(clean_number(o.register_number));
  TRY_VOID(clean_email(o.email));
  TRY_VOID(clean_website(o.website));
  return ctx.db.write("organisations.save", [o, actor = ctx.actor](db::WriteTx& tx) -> Result<OrganisationId> {
    if (o.id && !find_organisation(tx, o.id)) return problem(ProblemKind::not_found, texts::keys::no_such);
    Organisation row = o;
    if (!store_organisation(tx, row))
      return problem(ProblemKind::conflict, texts::keys::number_taken, "register_number");
    audit::record(tx, actor, o.id ? "organisation.change" : "organisation.add", "organisation", row.id.value,
                  {{"sector", code_of(row.sector)}});
    return row.id;
  });
}

Result<UnitId> save_unit(Context& ctx, Unit u) {
  TRY_VOID(clean_name(u.name));
  TRY_VOID(clean(u.code, "code", kLongestShort));
  TRY_VOID(clean_email(u.email));
  return ctx.db.write("organisations.save_unit", [u, actor = ctx.actor](db::WriteTx& tx) -> Result<UnitId> {
    if (!find_organisation(tx, u.organisation)) return problem(ProblemKind::not_found, texts::keys::no_such);
    if (u.id && !is_of(tx, u.id, u.organisation)) return problem(ProblemKind::not_found, texts::keys::no_such_unit);
    TRY_VOID(check_parent(tx, u));
    Unit row = u;
    store_unit(tx, row);
    audit::record(tx, actor, u.id ? "unit.change" : "unit.add", "organisation", row.organisation.value,
                  {{"unit", row.id.value}});
    return row.id;
  });
}

}  // namespace wiec::organisations
