#include "commons/organisations/page_parts.h"

#include "commons/organisations/organisation_store.h"
#include "commons/organisations/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::organisations {

std::string path_of(OrganisationId id) { return fmt::format("{}/{}", kList, code_from_id(id.value)); }

std::optional<Organisation> asked(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) { return find_organisation(tx, OrganisationId{*id}); });
}

Wrong::Wrong(Language l, const Problem* p) : problem(p), words(p ? text::translate(l, *p) : std::string()) {}

Page start(Language l, std::string_view title, const Wrong& wrong) {
  Page page{.title = std::string(title), .status = wrong.problem ? 422 : 200, .indexed = false};
  page.has_errors = wrong.problem != nullptr;
  page.crumbs = {{std::string(texts::administration(l)), "/administracja"}};
  if (wrong.problem) {
    const html::FieldError errors[] = {{.field = wrong.problem->field, .text = wrong.words}};
    html::error_summary(page.main, l, errors);
  }
  html::heading(page.main, 1, title);
  return page;
}

}  // namespace wiec::organisations
