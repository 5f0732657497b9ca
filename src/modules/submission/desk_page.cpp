// /administracja/maraton: the desk of a submission marathon. A clerk helps several authors: takes the next one, fills
// in the form with them, prints it, counts signatures on paper.
#include "commons/audit/audit.h"
#include "commons/people/page_parts.h"
#include "commons/people/person_store.h"
#include "commons/people/task.h"
#include "modules/editions/edition_store.h"
#include "modules/submission/pages.h"
#include "modules/submission/sign_support.h"
#include "modules/submission/texts.h"
#include "platform/html/table.h"
#include "platform/mail/address.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

std::string_view state_of(Language l, const Submission& s) {
  if (s.is_out()) return texts::queue_sent(l);
  if (s.state == State::withdrawn) return texts::queue_withdrawn(l);
  return s.state == State::abandoned ? texts::queue_gone(l) : texts::queue_writing(l);
}

void put_queue(Html& out, Context& ctx, Date day) {
  const Language l = ctx.language;
  const auto rows = ctx.db.read([&](db::ReadTx& tx) { return desk_rows(tx, day); });
  html::put<"<h2>{}</h2>">(out, texts::queue(l, day));
  if (rows.empty()) return html::put<R"(<p class="muted">{}</p>)">(out, texts::queue_empty(l));
  const html::Column columns[] = {{.label = texts::queue_number(l)},
                                  {.label = texts::queue_name(l)},
                                  {.label = texts::f_title(l)},
                                  {.label = texts::queue_state(l)}};
  html::Table table(out, l, {.caption = texts::queue(l, day), .columns = columns, .caption_hidden = true});
  for (const DeskRow& row : rows)
    table.row({std::to_string(row.submission.desk_number), row.submission.desk_name,
               [&](Html& cell) {
                 if (row.submission.state == State::abandoned) return html::put<"{}">(cell, row.title);
                 html::put<R"(<a href="{}">{}</a>)">(
                     cell, localized(l, row.submission.path()),
                     row.title.empty() ? texts::untitled(l) : std::string_view(row.title));
               },
               state_of(l, row.submission)});
}

void put_take(Html& out, Context& ctx, std::span<const editions::Edition* const> open, const Typed& typed,
              const Errors& errors) {
  const Language l = ctx.language;
  std::vector<html::Choice> choices;
  for (const auto* e : open) choices.push_back({.value = e->code, .label = e->name(l)});
  const std::string csrf = ctx.form_token(), action = localized(l, "/administracja/maraton");
  html::put<"<h2>{}</h2>">(out, texts::take_next(l));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::select_field(f, l,
                                        {.name = "edycja",
                                         .label = texts::f_edition(l),
                                         .choices = choices,
                                         .value = typed.at("edycja"),
                                         .error = errors.at("edycja")});
                     html::text_field(f, l,
                                      {.name = "name",
                                       .label = texts::f_author_name(l),
                                       .value = typed.at("name"),
                                       .error = errors.at("name"),
                                       .max_length = 120});
                     html::text_field(f, l,
                                      {.name = "email",
                                       .label = texts::f_email(l),
                                       .hint = texts::f_desk_email_hint(l),
                                       .value = typed.at("email"),
                                       .error = errors.at("email"),
                                       .kind = html::TextKind::email,
                                       .optional = true});
                     html::button(f, {.label = texts::take_it(l), .name = "co", .value = "przyjmij"});
                   }});
}

void put_count(Html& out, Context& ctx, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, "/administracja/maraton");
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::count_paper(l), texts::count_paper_text(l));
  html::form(
      out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
              html::text_field(f, l,
                               {.name = "submission",
                                .label = texts::f_code(l),
                                .hint = texts::f_code_hint(l),
                                .value = typed.at("submission"),
                                .error = errors.at("submission"),
                                .width = html::Width::half});
              html::text_field(f, l,
                               {.name = "paper",
                                .label = texts::f_paper(l),
                                .value = typed.at("paper"),
                                .error = errors.at("paper"),
                                .kind = html::TextKind::number,
                                .width = html::Width::short_});
              html::button(
                  f,
                  {.label = texts::count_it(l), .kind = html::ButtonKind::secondary, .name = "co", .value = "policz"});
            }});
}

Page desk(Context& ctx, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const auto kept = editions::editions(ctx);
  auto open = open_editions(ctx, *kept);
  std::erase_if(open, [&](const editions::Edition* e) { return !is_desk(ctx.actor, *e); });
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::desk(l)),
            .status = faults.empty() ? 200 : 422,
            .section = "/administracja",
            .indexed = false,
            .has_errors = !faults.empty()};
  errors.put_summary(page.main);
  html::heading(page.main, 1, texts::desk(l));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::desk_lead(l));
  put_queue(page.main, ctx, text::date_in_warsaw(ctx.now));
  if (open.empty())
    html::notice(page.main, l, {.text = texts::none_open(l)});
  else
    put_take(page.main, ctx, open, typed, errors);
  put_count(page.main, ctx, typed, errors);
  return page;
}

// The next in the queue: the form is made, the clerk and the author fill it in together.
Result<SubmissionId> take_author(Context& ctx, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  const auto kept = editions::editions(ctx);
  const auto edition = std::ranges::find(*kept, typed.at("edycja"), &editions::Edition::code);
  const std::string name = r.line("name", texts::f_author_name(l), 120, true);
  const auto email = typed.at("email").empty() ? std::nullopt : mail::email_from(typed.at("email"));
  if (!typed.at("email").empty() && !email) r.wrong(texts::keys::err_email, "email");
  if (edition == kept->end()) r.wrong(texts::keys::no_edition, "edycja");
  if (!faults.empty()) return std::unexpected(faults.front());
  return ctx.db.write("submission.take", [=, e = *edition, actor = ctx.actor](db::WriteTx& tx) -> Result<SubmissionId> {
    if (!is_desk(actor, e)) return problem(ProblemKind::not_allowed, texts::keys::not_desk);
    if (!open_stage(e, tx.now())) return problem(ProblemKind::closed, texts::keys::not_open);
    const Date day = text::date_in_warsaw(tx.now());
    Submission s{.id = {}, .edition = e.id, .draft = {}, .proposal = {}};
    s.desk_day = day;
    s.desk_number = next_desk_number(tx, e.id, day);
    s.desk_name = name;
    s.made_by = people::PersonId{actor.person};
    insert_submission(tx, s);
    store_answers(tx, s, {}, {{"author_name", name}});
    if (email) insert_author(tx, s.id, people::insert_person(tx, {.email = *email, .name = name, .language = l}));
    audit::record(tx, actor, "submission.take", kSubmissionNoun, s.id.value, {{"number", s.desk_number}});
    return s.id;
  });
}

Result<> count_for(Context& ctx, const Typed& typed) {
  const auto id = id_from_code(typed.at("submission"));
  const auto all = id ? load_for_all(ctx, SubmissionId{*id}) : problem(ProblemKind::not_found, texts::keys::no_such);
  if (!all) return problem(ProblemKind::invalid, texts::keys::err_code, "submission");
  return count_paper(ctx, *all, typed);
}

}  // namespace

Result<Reply> desk_page(Context& ctx, const Request&) { return desk(ctx, {}, {}); }

Result<Reply> post_desk(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "policz") {
    const auto counted = count_for(ctx, typed);
    if (!counted && counted.error().field.empty()) return std::unexpected(counted.error());
    if (!counted) return desk(ctx, typed, {counted.error()});
    return Redirect{"/administracja/maraton"};
  }
  Faults faults;
  const auto taken = take_author(ctx, typed, faults);
  if (!faults.empty()) return desk(ctx, typed, faults);
  if (!taken) return std::unexpected(taken.error());
  return Redirect{"/zgloszenia/" + code_from_id(taken->value)};
}

Html desk_task(Context& ctx, std::int64_t) {
  if (!ctx.actor.has(Role::clerk) && !ctx.actor.has(Role::coordinator)) return {};
  return people::task(ctx, "/administracja/maraton", texts::desk(ctx.language), texts::desk_task(ctx.language));
}

}  // namespace wiec::submission
