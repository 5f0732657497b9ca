// /programy/{code}/partnerzy/{partner}: who works for a partner keeps its place and pilot, and comments. In the
// account: the way there. /zaproszenie-partnera/{token}: where the letter leads.
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/session.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/keep_partner.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/partner_pages.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

struct Work {
  Project project;
  Partner partner;
  std::int64_t changed_at = 0;
  std::vector<PartnerComment> comments;
  std::string path() const { return "/programy/" + project.code() + "/partnerzy/" + partner.code(); }
};

Result<Work> work_at(Context& ctx, const Request& request) {
  TRY(Project p, project_at(ctx, request));
  const auto id = id_from_code(request.params.get("partner"));
  const Partner* partner = id ? find_partner(p, {*id}) : nullptr;
  if (!partner) return problem(ProblemKind::not_found, texts::keys::no_such_partner);
  Work work{p, *partner, 0, {}};
  const bool may = ctx.db.read([&](db::ReadTx& tx) {
    work.changed_at = pilot_changed_at(tx, partner->id);
    work.comments = comments_of(tx, p.id);
    return may_work_for(tx, ctx.actor, p, partner->id);
  });
  if (!may) return problem(ProblemKind::not_allowed, texts::keys::not_your_partner);
  return work;
}

struct Looks {
  Typed pilot, comment;
  Faults faults;
  int status = 200;
};

void put_area(Html& f, Language l, const Typed& t, const Errors& e, std::string_view name, std::string_view label) {
  html::text_area(
      f, l, {.name = name, .label = label, .value = t.at(name), .error = e.at(name), .rows = 4, .optional = true});
}

void put_line(Html& f, Language l, const Typed& t, const Errors& e, std::string_view name, std::string_view label,
              std::string_view hint) {
  html::text_field(
      f, l, {.name = name, .label = label, .hint = hint, .value = t.at(name), .error = e.at(name), .optional = true});
}

// The reader's own language first.
void put_both(Html& f, Language l, const Typed& t, const Errors& e, std::string_view pl, std::string_view pl_label,
              std::string_view en, std::string_view en_label) {
  if (l == Language::en) put_area(f, l, t, e, en, en_label);
  put_area(f, l, t, e, pl, pl_label);
  if (l == Language::pl) put_area(f, l, t, e, en, en_label);
}

void put_pilot_form(Html& out, Context& ctx, const Work& w, const Typed& t, const Errors& e) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, w.path());
  const auto fields = [&](Html& f) {
    html::hidden_field(f, "base", t.at("base"));
    put_line(f, l, t, e, "area", texts::problem_area(l), texts::p_area_hint(l));
    put_both(f, l, t, e, "place_pl", texts::p_place_pl(l), "place_en", texts::p_place_en(l));
    put_line(f, l, t, e, "at", texts::p_at(l), texts::p_at_hint(l));
    std::vector<html::Choice> states;
    for (std::size_t i = 0; i < std::size(kPilotStates); ++i)
      states.push_back({.value = kPilotStates[i], .label = words_of(l, static_cast<PilotState>(i))});
    html::select_field(f, l,
                       {.name = "state",
                        .label = texts::p_state(l),
                        .choices = states,
                        .value = t.at("state"),
                        .error = e.at("state")});
    put_line(f, l, t, e, "from", texts::from(l), texts::f_when_hint(l));
    put_line(f, l, t, e, "to", texts::to(l), {});
    put_both(f, l, t, e, "about_pl", texts::p_about_pl(l), "about_en", texts::p_about_en(l));
    put_both(f, l, t, e, "result_pl", texts::p_result_pl(l), "result_en", texts::p_result_en(l));
    html::button(f, {.label = texts::save(l), .name = "act", .value = "save"});
  };
  html::form(out, {.action = action, .csrf = csrf, .body = fields, .label = texts::p_form(l)});
}

void put_comments(Html& out, Context& ctx, const Work& w, const Typed& t, const Errors& e) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, w.path() + "/komentarz");
  const bool keeps = may_edit(ctx.actor, w.project);
  for (const PartnerComment& c : w.comments) {
    const std::string code = code_from_id(c.id.value), date = text::format_date(l, text::date_in_warsaw(c.made_at)),
                      label = texts::remove_comment(l, c.speaker, date);
    html::put<"<h3>{}, {}</h3>">(out, c.speaker, date);
    gatherings::put_paragraphs(out, c.body);
    if (keeps || c.person == ctx.actor.person)
      people::act_form(out, ctx, {.action = action, .label = label, .name = "act", .value = "remove", .id = code});
  }
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         html::text_area(f, l,
                                         {.name = "body",
                                          .label = texts::comment_label(l, partner_name(w.partner)),
                                          .hint = texts::comment_hint(l),
                                          .value = t.at("body"),
                                          .error = e.at("body"),
                                          .rows = 4});
                         html::button(f, {.label = texts::add_comment(l), .name = "act", .value = "add"});
                       },
                   .label = texts::add_comment(l)});
}

Page shown(Context& ctx, const Work& w, const Looks& looks) {
  const Language l = ctx.language;
  const Errors errors(l, looks.faults);
  Page page = start_desk_page(ctx, texts::partner_work_title(l, partner_name(w.partner), w.project.name(l)), errors,
                              looks.status);
  page.section = "/programy";
  const std::string public_path = "/programy/" + w.project.code() + "/partnerzy";
  page.crumbs = {{w.project.name(l), "/programy/" + w.project.code()}, {std::string(texts::partners(l)), public_path}};
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p><p><a href="{}#{}">{}</a></p><section class="stack"><h2>{}</h2>)">(
      out, texts::partner_work_lead(l), localized(l, public_path), w.partner.code(), texts::see_card(l),
      texts::p_form(l));
  put_pilot_form(out, ctx, w, looks.pilot.has("base") ? looks.pilot : typed_from(w.partner, w.changed_at), errors);
  html::put<"</section>">(out);
  ctx.put_panels(out, "partner", w.partner.id.value);
  html::put<R"(<section class="stack" id="komentarze"><h2>{}</h2>)">(out, texts::comments(l));
  put_comments(out, ctx, w, looks.comment, errors);
  html::put<"</section>">(out);
  return page;
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  for (const char c : text.substr(0, 18))
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  return number;
}

int status_of(const Problem& p) {
  return p.kind == ProblemKind::conflict ? 409 : p.kind == ProblemKind::too_many ? 429 : 422;
}

}  // namespace

Result<Reply> partner_page(Context& ctx, const Request& request) {
  TRY(const Work w, work_at(ctx, request));
  return shown(ctx, w, {});
}

Result<Reply> post_pilot(Context& ctx, const Request& request) {
  TRY(const Work w, work_at(ctx, request));
  Looks looks{.pilot = Typed(people::form_of(request)), .comment = {}, .faults = {}, .status = 422};
  const Partner changed = read_pilot(ctx.language, w.partner, looks.pilot, looks.faults);
  if (!looks.pilot.has("base")) looks.pilot.set("base", {});
  if (!looks.faults.empty()) return shown(ctx, w, looks);
  const auto saved = save_pilot(ctx, w.project.id, changed, number_of(looks.pilot.at("base")));
  if (saved) return Redirect{"/programy/" + w.project.code() + "/partnerzy#" + w.partner.code()};
  if (saved.error().kind != ProblemKind::conflict) return std::unexpected(saved.error());
  // What others changed is seen after looking again; the next save is then deliberate.
  looks.pilot.set("base", std::to_string(w.changed_at));
  looks.faults = {saved.error()};
  looks.status = 409;
  return shown(ctx, w, looks);
}

Result<Reply> post_comment(Context& ctx, const Request& request) {
  TRY(const Work w, work_at(ctx, request));
  Looks looks{.pilot = {}, .comment = Typed(people::form_of(request)), .faults = {}, .status = 422};
  if (looks.comment.at("act") == "remove") {
    TRY_VOID(remove_comment(ctx, w.project.id, {id_from_code(looks.comment.at("id")).value_or(0)}));
    return Redirect{w.path() + "#komentarze"};
  }
  const auto added = add_comment(ctx, w.project.id, w.partner.id, looks.comment.at("body"));
  if (added) return Redirect{w.path() + "#komentarze"};
  if (added.error().field.empty()) return std::unexpected(added.error());
  looks.faults = {added.error()};
  looks.status = status_of(added.error());
  return shown(ctx, w, looks);
}

Html own_partners(Context& ctx, std::int64_t) {
  Html out;
  if (ctx.actor.anonymous()) return out;
  const Language l = ctx.language;
  const auto own = ctx.db.read([&](db::ReadTx& tx) { return partners_with(tx, ctx.actor.person, {}); });
  for (const OwnPartner& one : own) {
    const std::string href = localized(l, "/programy/" + code_from_id(one.project.value) + "/partnerzy/" +
                                              code_from_id(one.as.partner.value)),
                      title = texts::own_partner(l, one.partner_name, one.project_name);
    const html::Task tasks[] = {{.href = href, .title = title, .hint = texts::own_partner_hint(l)}};
    html::task_list(out, tasks);
  }
  return out;
}

Result<Reply> partner_invitation_page(Context& ctx, const Request& request) {
  const std::string token(request.params.get("token"));
  TRY(const PartnerPerson asked, asked_person(ctx, token));
  const Language l = ctx.language;
  const auto project = ctx.db.read([&](db::ReadTx& tx) {
    const auto id = project_of_partner(tx, asked.partner);
    return id ? find_project(tx, *id) : std::nullopt;
  });
  const Partner* partner = project ? find_partner(*project, asked.partner) : nullptr;
  if (!partner) return problem(ProblemKind::closed, texts::keys::partner_link_over);
  Page page = people::start_page(ctx, texts::partner_subject(l, project->name(l)));
  html::put<R"(<p class="lead">{}</p><p>{}</p><p><a href="{}">{}</a></p>)">(
      page.main, texts::partner_invitation_lead(l, partner_name(*partner)), texts::partner_invitation_may(l),
      localized(l, "/programy/" + project->code()), texts::see_project(l));
  const std::string action = localized(l, "/zaproszenie-partnera/" + token);
  people::act_form(page.main, ctx,
                   {.action = action, .label = texts::accept_and_log_in(l), .kind = html::ButtonKind::primary});
  return page;
}

Result<Reply> post_partner_invitation(Context& ctx, const Request& request) {
  const std::string token(request.params.get("token"));
  TRY(const PartnerPerson asked, asked_person(ctx, token));
  TRY(people::SignedIn done, accept_partnership(ctx, token, people::device_from(request.http.header("User-Agent"))));
  const auto project = ctx.db.read([&](db::ReadTx& tx) { return project_of_partner(tx, asked.partner); });
  if (project)
    done.back = "/programy/" + code_from_id(project->value) + "/partnerzy/" + code_from_id(asked.partner.value);
  return people::after_first_factor(done);
}

}  // namespace wiec::programmes
