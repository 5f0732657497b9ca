#include "modules/editions/desk.h"

#include "commons/people/page_parts.h"
#include "commons/people/person_store.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::editions {

std::string desk_path(const Edition& edition, std::string_view below) {
  return fmt::format("{}/{}{}{}", kDesk, edition.code, below.empty() ? "" : "/", below);
}

Result<Edition> edition_at_desk(Context& ctx, const Request& request) {
  auto edition = ctx.db.read([&](db::ReadTx& tx) { return load_edition(tx, request.params.get("code")); });
  if (!edition) return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  if (!may_decide(ctx.actor, *edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_edition);
  return *std::move(edition);
}

Page start_desk_page(Context&, std::string_view title, const Errors& errors, int status) {
  Page page{.title = std::string(title), .status = status, .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  errors.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

void add_crumbs(Page& page, Language l, const Edition& edition) {
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}, {edition.name(l), desk_path(edition)}};
}

Ground ground_of(Context& ctx, const Edition& edition) {
  if (!edition.city) return {};
  return {
      ctx.db.read([&](db::ReadTx& tx) { return places::children_of(tx, edition.city, places::PlaceKind::district); })};
}

std::string name_of_person(db::ReadTx& tx, Language l, std::int64_t id) {
  if (id == 0) return std::string(texts::by_program(l));
  const auto person = people::find_person(tx, people::PersonId{id});
  const std::string name = person ? people::shown_name(*person) : std::string();
  return name.empty() ? std::string(texts::by_somebody(l)) : name;
}

Faults for_form(Faults faults, const Edition& edition, Part part, std::string_view pool_code) {
  for (Problem& fault : faults) {
    const auto at = fault.field.find('@');
    if (at == std::string::npos) {
      if (part == Part::pools && fault.field.empty()) fault.field = pool_code.empty() ? "csv" : "budget";
      continue;
    }
    const std::string field = fault.field.substr(0, at), code = fault.field.substr(at + 1);
    const Pool* pool = edition.pool(std::string_view(code));
    if (part == Part::limits && pool)
      fault.field = fmt::format("{}_{}", code_of(pool->level), field);
    else if (pool_code.empty())
      fault.field = "csv";
    else
      fault.field = code == pool_code ? field : std::string();
  }
  return faults;
}

void put_reason(Html& f, Language l, const Typed& typed, const Errors& errors, const Edition& edition, bool frozen) {
  html::text_field(f, l,
                   {.name = "reason",
                    .label = frozen ? texts::reason_frozen(l) : texts::reason(l),
                    .hint = texts::reason_hint(l),
                    .value = typed.at("reason"),
                    .error = errors.at("reason"),
                    .optional = !edition.published});
}

std::string read_reason(Reader& r, const Edition& edition) {
  std::string reason = r.line("reason", texts::reason(r.language), 300, edition.published);
  return reason.empty() ? std::string(texts::draft(Language::pl)) : reason;
}

int base_version(const Typed& typed, const Edition& edition) {
  int version = 0;
  for (const char c : typed.at("version").substr(0, 6))
    if (c >= '0' && c <= '9') version = version * 10 + (c - '0');
  return version > 0 ? version : edition.version;
}

void put_frozen_notice(Html& out, Language l, const Stage& stage) {
  const std::string words = texts::frozen_note(l, name_of(l, stage.kind), stage.from_at);
  html::notice(out, l, {.kind = html::NoticeKind::warning, .title = texts::frozen(l), .text = words});
}

}  // namespace wiec::editions
