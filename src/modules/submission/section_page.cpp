// /zgloszenia/{code}/{section}: one section, saved on its own.
#include "modules/submission/pages.h"
#include "modules/submission/support_store.h"
#include "modules/submission/texts.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

std::string section_path(const Submission& s, Section section) { return s.path(fmt::format("/{}", slug_of(section))); }

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  for (const char c : text.substr(0, 15))
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  return number;
}

// What the price list says stands in the row of whoever chose from it.
void fill_from_list(Typed& typed, const std::vector<editions::Price>& prices) {
  for (int i = 0; i < kMostCosts; ++i) {
    const auto name = [&](std::string_view part) { return fmt::format("c{}_{}", i, part); };
    const auto chosen = static_cast<std::size_t>(number_in(typed.at(name("list"))));
    if (chosen == 0 || chosen > prices.size()) continue;
    const editions::Price& price = prices[chosen - 1];
    if (typed.at(name("name")).empty()) typed.set(name("name"), price.name);
    if (typed.at(name("unit")).empty()) typed.set(name("unit"), price.unit);
    if (typed.at(name("price")).empty()) typed.set(name("price"), amount_text(price.minor));
  }
}

void put_form(Html& out, Context& ctx, const Loaded& all, Section section, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, section_path(all.submission, section)),
                    base = std::to_string(base_of(all.edition(), section, all.answers));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "base", base);
                     put_section(f, ctx, all, section, typed, errors);
                     html::button_row(f, [&](Html& row) {
                       html::button(row, {.label = texts::save(l), .name = "co", .value = "zapisz"});
                       if (section == Section::costs)
                         html::button(row, {.label = texts::save_more_rows(l),
                                            .kind = html::ButtonKind::secondary,
                                            .name = "co",
                                            .value = "wiersze"});
                       html::button(row, {.label = texts::save_later(l),
                                          .kind = html::ButtonKind::secondary,
                                          .name = "co",
                                          .value = "pozniej"});
                     });
                   }});
}

void put_sum(Html& out, Language l, const Loaded& all) {
  Faults ignored;
  Reader r(l, all.answers.typed, ignored);
  Money sum{0, all.edition().currency};
  for (const CostRow& row : costs_from(r)) sum.minor += row.cost;
  html::put<"<p><strong>{}</strong></p>">(out, texts::sum_is(l, sum));
  if (all.pool() && all.pool()->cost_most)
    html::put<"<p>{}</p>">(out, texts::limit_is(l, all.pool()->name(l), *all.pool()->cost_most));
}

void put_documents(Html& out, Context& ctx, const Loaded& all) {
  const Language l = ctx.language;
  const std::string action = localized(l, section_path(all.submission, Section::files));
  if (all.ground.documents.empty()) html::put<R"(<p class="muted">{}</p>)">(out, texts::no_files(l));
  for (const auto& file : all.ground.documents) {
    const std::string code = code_from_id(file.id.value), href = all.submission.path("/plik/" + code),
                      label = std::string(texts::remove_file(l, file.title(l)));
    html::put<R"(<p><a href="{}">{}</a> ({})</p>)">(out, href, file.title(l), file.file_name);
    if (all.writes)
      people::act_form(out, ctx,
                       {.action = action,
                        .label = label,
                        .name = "co",
                        .value = "usun",
                        .id = code,
                        .kind = html::ButtonKind::quiet});
  }
}

void put_files(Html& out, Context& ctx, const Loaded& all, const Errors& errors) {
  const Language l = ctx.language;
  put_documents(out, ctx, all);
  if (!all.writes) return;
  const std::string csrf = ctx.form_token(), action = localized(l, section_path(all.submission, Section::files)),
                    back = localized(l, all.submission.path());
  html::form(out,
             {.action = action,
              .csrf = csrf,
              .body =
                  [&](Html& f) {
                    html::file_field(f, l,
                                     {.name = "file",
                                      .label = texts::f_file(l),
                                      .hint = texts::f_file_hint(l),
                                      .error = errors.at("file"),
                                      .accept = ".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.odt,.ods"});
                    html::text_field(
                        f, l,
                        {.name = "file_title", .label = texts::f_file_title(l), .max_length = 200, .optional = true});
                    html::button(f, {.label = texts::add_file(l)});
                  },
              .multipart = true});
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, back, texts::back_to_tasks(l));
}

void put_support(Html& out, Context& ctx, const Loaded& all) {
  const Language l = ctx.language;
  const std::int64_t needed = all.pool() ? all.pool()->signatures : 0;
  const std::string page = "/poparcie/" + all.submission.code(), href = localized(l, page),
                    sheet = localized(l, page + "/lista"), back = localized(l, all.submission.path());
  html::put<R"(<p id="f-support">{}</p>)">(out, texts::signatures_of(l, all.ground.signatures, needed));
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::online(l), texts::online_text(l));
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, href, ctx.site_address() + href);
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::on_paper(l), texts::on_paper_text(l));
  html::link_button(out, {.href = sheet,
                          .label = texts::print_sheet(l),
                          .kind = html::ButtonKind::secondary,
                          .icon = html::Icon::printer});
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, back, texts::back_to_tasks(l));
}

Page shown(Context& ctx, const Loaded& all, Section section, const Typed& typed, const Faults& faults, bool asked) {
  const Language l = ctx.language;
  Page page = begin(ctx, all, name_of(l, section), faults);
  if (asked) page.status = 200;
  const Errors errors(l, faults);
  html::put<R"(<p class="lead">{}</p>)">(page.main, lead_of(l, section));
  const bool closed = !open_stage(all.edition(), ctx.now);
  if (closed) html::notice(page.main, l, {.kind = html::NoticeKind::warning, .text = texts::stage_over(l)});
  if (section == Section::costs) put_sum(page.main, l, all);
  if (section == Section::files)
    put_files(page.main, ctx, all, errors);
  else if (section == Section::support)
    put_support(page.main, ctx, all);
  else
    put_form(page.main, ctx, all, section, typed, errors);
  return page;
}

// Somebody saved the section meanwhile: what stands there now, and the form with one's own words.
Page conflict(Context& ctx, const Loaded& now, Section section, const Typed& typed) {
  const Language l = ctx.language;
  const Faults faults{{ProblemKind::conflict, texts::keys::overtaken, {}, {}}};
  Page page = begin(ctx, now, name_of(l, section), faults);
  page.status = 409;
  html::put<"<p>{}</p>">(page.main, texts::overtaken_lead(l));
  html::details(page.main, texts::as_saved(l), [&](Html& body) { put_answers(body, ctx, now, true, false); });
  put_form(page.main, ctx, now, section, typed, Errors(l, {}));
  return page;
}

Result<Reply> change_files(Context& ctx, const Request& request, const Loaded& all) {
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "usun") {
    TRY_VOID(remove_file(ctx, all, documents::DocumentId{id_from_code(typed.at("id")).value_or(0)}));
    return Redirect{section_path(all.submission, Section::files)};
  }
  const auto kept = attach_file(ctx, all, typed.at("file_title"), request.http);
  if (!kept && kept.error().field.empty()) return std::unexpected(kept.error());
  if (!kept) return shown(ctx, all, Section::files, {}, {kept.error()}, false);
  return Redirect{section_path(all.submission, Section::files)};
}

}  // namespace

Result<Reply> section_page(Context& ctx, const Request& request) {
  TRY(const Loaded all, submission_asked_for(ctx, request));
  const auto section = section_from(request.params.get("section"));
  if (!section) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!all.writes) return Redirect{all.submission.path("/druk")};
  const bool asked = !request.query("bledy").empty();
  return shown(ctx, all, *section, all.answers.typed, asked ? all.check(ctx.language).faults_of(*section) : Faults{},
               asked);
}

Result<Reply> post_section(Context& ctx, const Request& request) {
  TRY(const Loaded before, submission_asked_for(ctx, request));
  const auto section = section_from(request.params.get("section"));
  if (!section || *section == Section::support) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (*section == Section::files) return change_files(ctx, request, before);
  Typed typed(people::form_of(request));
  if (*section == Section::costs) fill_from_list(typed, before.edition().settings.prices);
  // A box that is not ticked is not sent.
  for (const std::string& field : fields_of(before.edition(), *section))
    if (!typed.has(field)) typed.set(field, "");
  const auto saved = save_section(ctx, before, *section, typed, number_in(typed.at("base")));
  if (!saved && saved.error().kind != ProblemKind::conflict) return std::unexpected(saved.error());
  TRY(const Loaded now, load_submission(ctx, before.submission.id));
  if (!saved) return conflict(ctx, now, *section, typed);
  if (typed.at("co") == "pozniej") return Redirect{now.submission.path()};
  if (typed.at("co") == "wiersze") return Redirect{section_path(now.submission, *section)};
  const Faults faults = now.check(ctx.language).faults_of(*section);
  if (!faults.empty()) return shown(ctx, now, *section, now.answers.typed, faults, false);
  return Redirect{now.submission.path()};
}

Result<Reply> attachment(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code")), file = id_from_code(request.params.get("file"));
  if (!id || !file) return problem(ProblemKind::not_found, texts::keys::no_such);
  TRY(const Loaded all, load_for_all(ctx, SubmissionId{*id}));
  const bool is_public = all.submission.is_out();
  const auto found = std::ranges::find(all.ground.documents, documents::DocumentId{*file}, &documents::Document::id);
  if (found == all.ground.documents.end() || (!is_public && !all.writes && !is_office(ctx.actor, all.edition())))
    return problem(ProblemKind::not_found, texts::keys::no_such);
  TRY(Content content, documents::content_of(ctx, *found));
  return content;
}

}  // namespace wiec::submission
