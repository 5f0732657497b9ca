// /administracja/programy/import: a file comes in (sent, looked at, brought in) and an import is taken back. Nothing is
// written before the preview was seen; which column is which stands in the address of the preview.
#include <charconv>

#include "commons/people/page_parts.h"
#include "modules/programmes/bring_in.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/import_preview.h"
#include "modules/programmes/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostImports = 50;
constexpr std::string_view kHere = "/administracja/programy/import";

using Value = std::function<std::string_view(std::string_view)>;  // of a parameter

std::string_view field_name(Language l, std::size_t field) {
  const std::string_view names[] = {texts::title(l),     texts::beneficiary(l), texts::value(l),
                                    texts::cofunding(l), texts::topic(l),       texts::wide_area(l)};
  return names[field];
}

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// As asked for, or as the headings tell while nothing was chosen. A number past the last column is none.
Choice choice_of(const Opened& opened, const Value& value) {
  Choice choice;
  choice.programme = text::truncate(text::clean_line(value("programme")).value_or(""), 200);
  if (!opened.table) return choice;
  const bool chosen = std::ranges::any_of(kRegisterFields, [&](auto name) { return !value(name).empty(); });
  if (!chosen) {
    choice.columns = opened.table->known;
    choice.programme = programme_of_file(opened.upload.name).name_pl;
    return choice;
  }
  for (std::size_t k = 0; k < kRegisterColumns; ++k) {
    const int number = number_in(value(kRegisterFields[k]));
    if (number >= 1 && static_cast<std::size_t>(number) <= opened.table->table.columns.size())
      choice.columns[k] = static_cast<std::size_t>(number - 1);
  }
  return choice;
}

std::string chosen_value(const Choice& choice, std::size_t field) {
  return choice.columns[field] ? fmt::format("{}", *choice.columns[field] + 1) : std::string("0");
}

std::string path_of(const Upload& upload) { return fmt::format("{}/{}", kHere, upload.code()); }

void put_column_form(Html& out, Language l, const Opened& opened, const Choice& choice, const Errors& errors) {
  const auto& columns = opened.table->table.columns;
  std::vector<std::string> values, labels;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    values.push_back(fmt::format("{}", i + 1));
    labels.push_back(texts::import_column_of(l, static_cast<std::int64_t>(i + 1), text::truncate(columns[i], 80)));
  }
  std::vector<html::Choice> choices{{.value = "0", .label = texts::import_no_column(l)}};
  for (std::size_t i = 0; i < columns.size(); ++i) choices.push_back({.value = values[i], .label = labels[i]});
  const std::string action = localized(l, path_of(opened.upload));
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::import_columns_title(l));
  html::form(out, {.action = action,
                   .body =
                       [&](Html& f) {
                         for (std::size_t k = 0; k < kRegisterColumns; ++k) {
                           const std::string value = chosen_value(choice, k);
                           html::select_field(f, l,
                                              {.name = kRegisterFields[k],
                                               .label = field_name(l, k),
                                               .choices = choices,
                                               .value = value,
                                               .error = errors.at(kRegisterFields[k]),
                                               .optional = k >= kNeededColumns});
                         }
                         html::text_field(f, l,
                                          {.name = "programme",
                                           .label = texts::import_programme(l),
                                           .hint = texts::import_programme_hint(l),
                                           .value = choice.programme});
                         html::button(f, {.label = texts::import_show(l), .kind = html::ButtonKind::secondary});
                       },
                   .get = true});
  html::put<"</section>">(out);
}

void put_bring_in(Html& out, Context& ctx, const Opened& opened, const Choice& choice) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(opened.upload));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     if (opened.table)
                       for (std::size_t k = 0; k < kRegisterColumns; ++k)
                         html::hidden_field(f, kRegisterFields[k], chosen_value(choice, k));
                     html::hidden_field(f, "programme", choice.programme);
                     html::button(f, {.label = texts::import_now(l)});
                   }});
}

void put_preview(Html& out, Context& ctx, const Opened& opened, const Choice& choice, const Preview& seen) {
  const Language l = ctx.language;
  const ImportReport::File& file = seen.report.files.front();
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::import_what(l));
  put_import_figures(out, l, file);
  if (file.added > 0)
    put_bring_in(out, ctx, opened, choice);
  else
    html::notice(out, l, {.text = texts::import_nothing_new(l)});
  put_import_rows(out, l, seen);
  html::put<"</section>">(out);
}

// A needed column without a choice is told at its own field.
Faults faults_of(Language, const Choice& choice, const Problem& problem) {
  if (problem.field != "file") return {problem};
  Faults faults;
  for (std::size_t k = 0; k < kNeededColumns; ++k)
    if (!choice.columns[k]) {
      Problem one = problem;
      one.field = kRegisterFields[k];
      faults.push_back(std::move(one));
    }
  return faults.empty() ? Faults{problem} : faults;
}

Page shown_upload(Context& ctx, const Opened& opened, const Choice& choice) {
  const Language l = ctx.language;
  const auto crumbs = [&](Page& page) {
    page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)},
                   {std::string(texts::import_page(l)), std::string(kHere)}};
  };
  if (opened.card || opened.network) {
    Page page = start_desk_page(ctx, opened.upload.name, Errors(l, {}));
    crumbs(page);
    html::put<"<p>{}</p>">(page.main, opened.card ? std::string(texts::import_card_lead(l))
                                                  : texts::import_network_lead(
                                                        l, static_cast<std::int64_t>(opened.network->partners.size())));
    html::put<R"(<p class="lead">{}</p>)">(page.main, opened.card ? opened.card->name(l) : opened.network->name);
    put_bring_in(page.main, ctx, opened, choice);
    return page;
  }
  const auto seen = preview(ctx, opened, choice);
  const Errors errors(l, seen ? Faults{} : faults_of(l, choice, seen.error()));
  Page page = start_desk_page(ctx, opened.upload.name, errors, seen ? 200 : 422);
  crumbs(page);
  if (seen) put_preview(page.main, ctx, opened, choice, *seen);
  html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, localized(l, kHere), texts::import_again(l));
  if (opened.table) put_column_form(page.main, l, opened, choice, errors);
  return page;
}

Result<Opened> opened_at(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("upload"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::import_gone);
  return open_upload(ctx, UploadId{*id});
}

void put_past(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([](db::ReadTx& tx) { return past_imports(tx, kMostImports); });
  if (all.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::import_past(l));
  const html::Column columns[] = {{.label = texts::import_file(l)},
                                  {.label = texts::import_day(l)},
                                  {.label = texts::import_cards(l), .numeric = true},
                                  {.label = texts::import_undo(l)}};
  const std::string action = localized(l, std::string(kHere) + "/cofnij");
  {
    html::Table table(out, l,
                      {.caption = texts::import_past(l), .columns = columns, .caption_hidden = true, .compact = true});
    for (const PastImport& one : all) {
      const std::string code = code_from_id(one.id.value), label = texts::import_undo_one(l, one.file_name);
      const auto undo = [&](Html& cell) {
        people::act_form(cell, ctx, {.action = action, .label = label, .id = code, .kind = html::ButtonKind::danger});
      };
      table.row({one.file_name, text::format_date(l, text::date_in_warsaw(one.made_at)), one.cards, undo});
    }
  }
  html::put<"</section>">(out);
}

Page shown(Context& ctx, const Faults& faults = {}, int status = 200, std::string_view done = {}) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_desk_page(ctx, texts::import_page(l), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}, {page.title, ""}};
  page.description = texts::import_hint(l);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::import_lead(l));
  if (!done.empty()) html::notice(out, l, {.kind = html::NoticeKind::success, .text = done, .announced = true});
  const std::string csrf = ctx.form_token(), action = localized(l, kHere),
                    hint = texts::import_file_hint(l, kMostUploadBytes >> 20);
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         html::file_field(f, l,
                                          {.name = "file",
                                           .label = texts::import_file(l),
                                           .hint = hint,
                                           .error = errors.at("file"),
                                           .accept = ".csv,.txt,.json,.xml"});
                         html::button(f, {.label = texts::import_send(l)});
                       },
                   .multipart = true});
  put_past(out, ctx);
  return page;
}

// What was done on the page before; a number that is none is 0.
std::string done_of(Language l, const Request& request) {
  const auto count = [&](std::string_view name) { return std::int64_t{number_in(request.query(name))}; };
  if (!request.query("weszlo").empty())
    return texts::import_done(l, count("weszlo"), count("znane"), count("odrzucone"));
  if (!request.query("usuniete").empty()) return texts::import_undone(l, count("usuniete"), count("zostaly"));
  return {};
}

}  // namespace

Result<Reply> import_page(Context& ctx, const Request& request) {
  return shown(ctx, {}, 200, done_of(ctx.language, request));
}

Result<Reply> post_upload(Context& ctx, const Request& request) {
  const http::Form form = people::form_of(request);
  const http::FilePart* file = form.file("file");
  const auto kept = keep_upload(ctx, file ? file->bytes : std::string_view(), file ? file->name : std::string());
  if (!kept) return shown(ctx, {kept.error()}, 422);
  return Redirect{fmt::format("{}/{}", kHere, code_from_id(kept->value))};
}

Result<Reply> upload_page(Context& ctx, const Request& request) {
  TRY(const Opened opened, opened_at(ctx, request));
  return shown_upload(ctx, opened, choice_of(opened, [&](std::string_view name) { return request.query(name); }));
}

Result<Reply> post_import(Context& ctx, const Request& request) {
  TRY(const Opened opened, opened_at(ctx, request));
  const Typed typed(people::form_of(request));
  const Choice choice = choice_of(opened, [&](std::string_view name) { return typed.at(name); });
  const auto done = bring_in(ctx, opened, choice);
  if (!done) {
    if (done.error().field.empty()) return std::unexpected(done.error());
    if (opened.table) return shown_upload(ctx, opened, choice);
    return shown(ctx, {done.error()}, 422);
  }
  if (done->card) return Redirect{"/programy/" + code_from_id(done->card.value)};
  const ImportReport::File& file = done->report.files.front();
  return Redirect{
      fmt::format("{}?weszlo={}&znane={}&odrzucone={}", kHere, file.added, file.known, file.refused.size())};
}

Result<Reply> post_undo(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  const auto done = undo_import(ctx, ImportId{id_from_code(typed.at("id")).value_or(0)});
  if (!done && done.error().kind == ProblemKind::conflict) return shown(ctx, {done.error()}, 409);
  TRY(const Undone undone, done);
  return Redirect{fmt::format("{}?usuniete={}&zostaly={}", kHere, undone.removed, undone.kept)};
}

}  // namespace wiec::programmes
