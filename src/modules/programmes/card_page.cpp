// /administracja/programy/{code} and .../nowa: the card as one form. Everything typed is kept when something is wrong.
#include "commons/documents/documents.h"
#include "commons/people/page_parts.h"
#include "modules/programmes/check_project.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/project_form.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

struct Looks {
  const Typed& typed;
  const Faults& faults;
  int status = 200;
};

std::string path_of(const Project& p) {
  return p.id ? std::string(kDesk) + "/" + p.code() : std::string(kDesk) + "/nowa";
}

void put_warnings(Html& out, Context& ctx, const Project& p) {
  const Language l = ctx.language;
  const auto all = programmes(ctx);
  const auto warnings = warnings_of(p, find_by_id(*all, p.programme), text::date_in_warsaw(ctx.now), l);
  if (warnings.empty()) return;
  html::notice(out, l, {.kind = html::NoticeKind::warning, .title = texts::warnings(l), .text = [&](Html& body) {
                          html::put<"<p>{}</p><ul>">(body, texts::warnings_desk(l));
                          for (const Warning& w : warnings)
                            html::put<"<li>{}</li>">(body, text::translate(l, w.text, w.args));
                          html::put<"</ul>">(body);
                        }});
}

void put_end(Html& f, Language l, const Typed& typed, const Errors& errors) {
  html::text_field(f, l,
                   {.name = "reason",
                    .label = texts::f_reason(l),
                    .hint = texts::f_reason_hint(l),
                    .value = typed.at("reason"),
                    .error = errors.at("reason")});
  html::button(f, {.label = texts::save(l), .name = "save", .value = "1"});
}

Page shown(Context& ctx, const Project& p, const Looks& looks) {
  const Language l = ctx.language;
  const Errors errors(l, looks.faults);
  const std::string title = p.id ? texts::edit_title(l, p.name(l)) : std::string(texts::new_card(l));
  Page page = start_desk_page(ctx, title, errors, looks.status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  Html& out = page.main;
  if (p.id) {
    html::put<R"(<p class="lead">{}</p><p><a href="{}">{}</a></p>)">(
        out, texts::edit_lead(l), localized(l, "/programy/" + p.code()), texts::see_card(l));
    put_warnings(out, ctx, p);
  } else {
    html::put<R"(<p class="lead">{}</p>)">(out, texts::new_card_lead(l));
  }
  const Ground ground = ground_of(ctx);
  const std::string csrf = ctx.form_token(), action = localized(l, path_of(p)),
                    version = std::string(looks.typed.at("version"));
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         // Enter in a field saves, it does not add a row.
                         html::put<R"(<button class="hidden" name="save" value="1" tabindex="-1">{}</button>)">(
                             f, texts::save(l));
                         html::hidden_field(f, "version", version);
                         put_form(f, l, looks.typed, errors, ground, p);
                         put_end(f, l, looks.typed, errors);
                       },
                   .multipart = true,
                   .label = title});
  return page;
}

void read_logo(Context& ctx, const http::Form& form, Project& p, Faults& faults) {
  const http::FilePart* file = form.file("logo");
  if (!file) return;
  const auto kept = documents::keep_file(ctx.db, file->bytes, file->name,
                                         {.types = documents::kPictureTypes, .bytes = kMostLogoBytes}, "logo");
  if (!kept) return faults.push_back(kept.error());
  p.logo = kept->file;
  p.logo_type = documents::media_type_of(kept->type);
}

int number_of(std::string_view text) {
  int number = 0;
  for (const char c : text.substr(0, 6))
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  return number;
}

Result<Reply> save(Context& ctx, const Request& request, const Project& base) {
  const http::Form form = people::form_of(request);
  Typed typed(form);
  if (add_row(typed)) return shown(ctx, base, {typed, {}});
  drop_empty_rows(typed);
  Faults faults;
  Reader r(ctx.language, typed, faults);
  ReadForm read = read_form(r, ground_of(ctx), base);
  const std::string reason = r.line("reason", texts::f_reason(ctx.language), 300, static_cast<bool>(base.id));
  if (faults.empty()) faults = check_project(read.project);
  if (faults.empty()) read_logo(ctx, form, read.project, faults);
  if (!faults.empty()) return shown(ctx, base, {typed, faults, 422});
  const auto saved =
      save_project(ctx, {.project = read.project,
                         .base_version = number_of(typed.at("version")),
                         .reason = reason.empty() ? std::string(texts::first_version(Language::pl)) : reason,
                         .predecessor = read.predecessor,
                         .new_topics = read.new_topics});
  if (saved) return Redirect{"/programy/" + code_from_id(saved->value)};
  Problem refusal = saved.error();
  if (refusal.kind == ProblemKind::not_found) return std::unexpected(refusal);
  if (refusal.kind == ProblemKind::not_allowed) refusal.field = "place";  // moved to where the role does not reach
  // What others changed is seen after looking again; the next save is then deliberate.
  if (refusal.kind == ProblemKind::conflict)
    if (const auto now = ctx.db.read([&](db::ReadTx& tx) { return find_project(tx, base.id); }))
      typed.set("version", std::to_string(now->version));
  const int status = refusal.kind == ProblemKind::conflict ? 409 : refusal.kind == ProblemKind::not_allowed ? 403 : 422;
  return shown(ctx, base, {typed, {std::move(refusal)}, status});
}

}  // namespace

Result<Project> card_at_desk(Context& ctx, const Request& request) {
  TRY(Project p, project_at(ctx, request));
  if (!may_edit(ctx.actor, p)) return problem(ProblemKind::not_allowed, texts::keys::not_your_card);
  return p;
}

Result<Reply> new_card_page(Context& ctx, const Request&) {
  Typed typed;
  Project empty;
  empty.state = State::running;
  fill_form(typed, empty, ground_of(ctx), "");
  return shown(ctx, empty, {typed, {}});
}

Result<Reply> post_new_card(Context& ctx, const Request& request) { return save(ctx, request, {}); }

Result<Reply> card_page(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  Typed typed;
  fill_form(typed, p, ground_of(ctx), p.predecessor ? code_from_id(p.predecessor.value) : "");
  typed.set("version", std::to_string(p.version));
  return shown(ctx, p, {typed, {}});
}

Result<Reply> post_card(Context& ctx, const Request& request) {
  TRY(const Project p, card_at_desk(ctx, request));
  return save(ctx, request, p);
}

}  // namespace wiec::programmes
