#include "commons/organisations/page_parts.h"

#include "commons/organisations/organisation_store.h"
#include "commons/organisations/texts.h"
#include "platform/html/card.h"

namespace wiec::organisations {

std::string path_of(OrganisationId id) { return fmt::format("{}/{}", kList, code_from_id(id.value)); }

std::optional<Organisation> asked(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) { return find_organisation(tx, OrganisationId{*id}); });
}

Errors errors_of(Language l, const Problem* problem) { return {l, problem ? Faults{*problem} : Faults{}}; }

Page start(Language l, std::string_view title, const Errors& errors) {
  Page page{.title = std::string(title), .status = errors ? 422 : 200, .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  page.crumbs = {{std::string(texts::administration(l)), "/administracja"}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

}  // namespace wiec::organisations
