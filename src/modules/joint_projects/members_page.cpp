// /okolice/wskazane/{code}/czlonkowie: for who leads the area: how many joined, letters to all of them without seeing
// who they are, and people typed in from paper.
#include "commons/areas/area_store.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/join_area.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/texts.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

struct Known {
  areas::Area area;
  std::int64_t members = 0;
  std::vector<Letter> letters;
  std::vector<OnPaper> on_paper;
  bool leads = false;  // not only a coordinator
};

Result<Known> load(Context& ctx, const Request& request) {
  auto known = ctx.db.read([&](db::ReadTx& tx) -> std::optional<Known> {
    auto area = areas::find_area(tx, request.params.get("code"));
    if (!area) return std::nullopt;
    Known found{.area = *std::move(area), .members = 0, .letters = {}, .on_paper = {}, .leads = false};
    found.members = count_members(tx, found.area.id);
    found.letters = letters_of(tx, found.area.id);
    found.on_paper = paper_members(tx, found.area.id);
    for (const Ambassador& a : leaders_of(tx, found.area.id))
      found.leads = found.leads || a.person.value == ctx.actor.person;
    return found;
  });
  if (!known) return problem(ProblemKind::not_found, texts::keys::no_such_area);
  if (!known->leads && !may_lead(ctx, known->area.id))
    return problem(ProblemKind::not_allowed, texts::keys::err_not_yours);
  return *std::move(known);
}

void put_letter_form(Html& out, Context& ctx, const Known& k, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, k.area.path() + "/list");
  const FormFields fields{l, typed, errors};
  html::section(out, {.title = texts::write_letter(l), .body = [&](Html& body) {
                        html::put<"<p>{}</p>">(body, texts::write_explained(l));
                        html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                                            fields.line(f, "subject", texts::f_subject(l));
                                            html::text_area(f, l,
                                                            {.name = "body",
                                                             .label = texts::f_body(l),
                                                             .value = typed.at("body"),
                                                             .error = errors.at("body"),
                                                             .rows = 8,
                                                             .max_length = 5'000});
                                            html::button(f, {.label = texts::send_letter(l), .icon = html::Icon::mail});
                                          }});
                      }});
}

void put_paper_form(Html& out, Context& ctx, const Known& k, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, k.area.path() + "/papier");
  const FormFields fields{l, typed, errors};
  html::section(
      out, {.title = texts::type_in(l), .body = [&](Html& body) {
              html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                                  fields.line(f, "name", texts::f_name(l));
                                  fields.line(f, "email", texts::f_email(l), texts::f_email_hint(l), true);
                                  fields.line(f, "contact", texts::f_contact(l), texts::f_contact_hint(l), true);
                                  html::checkbox(f, l,
                                                 {.name = "consent",
                                                  .label = texts::f_consent(l),
                                                  .error = errors.at("consent"),
                                                  .checked = !typed.at("consent").empty()});
                                  html::button(f, {.label = texts::add_person(l), .kind = html::ButtonKind::secondary});
                                }});
            }});
}

void put_on_paper(Html& out, Context& ctx, const Known& k) {
  if (k.on_paper.empty()) return;
  const Language l = ctx.language;
  const std::string action = localized(l, k.area.path() + "/zdejmij");
  html::section(out, {.title = texts::on_paper(l), .body = [&](Html& body) {
                        html::put<"<p>{}</p>">(body, texts::on_paper_explained(l));
                        const html::Column columns[] = {
                            {.label = texts::person(l)}, {.label = texts::contact(l)}, {.label = texts::act(l)}};
                        html::Table table(body, l, {.caption = texts::on_paper(l), .columns = columns});
                        for (const OnPaper& one : k.on_paper) {
                          const std::string id = code_from_id(one.id.value), label(texts::take_off(l, one.name));
                          table.row({one.name, one.contact, [&](Html& cell) {
                                       people::act_form(cell, ctx, {.action = action, .label = label, .id = id});
                                     }});
                        }
                      }});
}

void put_letters(Html& out, Language l, const std::vector<Letter>& letters) {
  if (letters.empty()) return;
  std::vector<std::string> dates, isos, reached;
  for (const Letter& one : letters) {
    dates.push_back(text::format_instant(l, one.sent_at));
    isos.push_back(iso(text::date_in_warsaw(one.sent_at)));
    reached.push_back(std::string(texts::reached(l, one.reached)));
  }
  std::vector<html::LogEntry> entries;
  for (std::size_t i = 0; i < letters.size(); ++i)
    entries.push_back({.date = dates[i], .iso_date = isos[i], .title = letters[i].subject, .text = reached[i]});
  html::section(out, {.title = texts::letters(l),
                      .body = [&](Html& body) { html::event_log(body, texts::letters(l), entries); }});
}

Page page_of(Context& ctx, const Known& k, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::members_of(l, k.area.name)),
            .status = status,
            .section = "/okolice",
            .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  page.crumbs = {{k.area.name, k.area.path()}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::members_count(l, k.members));
  if (k.leads) put_letter_form(page.main, ctx, k, typed, errors);
  put_paper_form(page.main, ctx, k, typed, errors);
  put_on_paper(page.main, ctx, k);
  put_letters(page.main, l, k.letters);
  return page;
}

}  // namespace

Result<Reply> members_page(Context& ctx, const Request& request) {
  TRY(const Known known, load(ctx, request));
  return page_of(ctx, known, Typed(), {}, 200);
}

Result<Reply> post_letter(Context& ctx, const Request& request) {
  TRY(const Known known, load(ctx, request));
  const Typed typed(people::form_of(request));
  auto sent = write_to_members(ctx, known.area.id, std::string(typed.at("subject")), std::string(typed.at("body")));
  if (!sent) return page_of(ctx, known, typed, {sent.error()}, sent.error().kind == ProblemKind::too_many ? 429 : 422);
  return Redirect{known.area.path() + "/czlonkowie"};
}

Result<Reply> post_member(Context& ctx, const Request& request) {
  TRY(const Known known, load(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  const PaperMember member = read_paper_member(ctx, typed, faults);
  if (!faults.empty()) return page_of(ctx, known, typed, faults, 422);
  if (auto done = type_member(ctx, known.area.id, member); !done)
    return page_of(ctx, known, typed, {done.error()}, done.error().kind == ProblemKind::unavailable ? 503 : 409);
  return Redirect{known.area.path() + "/czlonkowie"};
}

Result<Reply> post_take_off(Context& ctx, const Request& request) {
  TRY(const Known known, load(ctx, request));
  const auto id = id_from_code(people::form_of(request).text("id"));
  TRY_VOID(take_off(ctx, known.area.id, MemberId{id.value_or(0)}));
  return Redirect{known.area.path() + "/czlonkowie"};
}

}  // namespace wiec::joint_projects
