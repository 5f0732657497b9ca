#include "modules/programmes/keep_partner.h"

#include "commons/audit/audit.h"
#include "commons/people/first_factor.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::chrono::days kLetterLives{14};
constexpr int kMostText = 4000, kMostComment = 3000;  // characters
constexpr std::size_t kCommentsADay = 50;

Result<Project> card_of(db::ReadTx& tx, ProjectId id) {
  auto found = find_project(tx, id);
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_card);
  return *std::move(found);
}

Result<Project> kept_card(db::ReadTx& tx, const Actor& actor, ProjectId id) {
  TRY(Project p, card_of(tx, id));
  if (!may_edit(actor, p)) return problem(ProblemKind::not_allowed, texts::keys::not_your_card);
  return p;
}

std::string matter_of(PartnerPersonId id) { return "programmes.partner/" + code_from_id(id.value); }

std::optional<When> read_when(Reader& r, std::string_view name, std::string_view label) {
  const std::string_view typed = r.typed.at(name);
  const auto when = when_from(typed);
  if (!typed.empty() && !when) r.wrong(texts::keys::err_when, name, {{"field", std::string(label)}});
  return when;
}

}  // namespace

bool may_work_for(db::ReadTx& tx, const Actor& actor, const Project& p, PartnerId partner) {
  return find_partner(p, partner) && (may_edit(actor, p) || works_for(tx, actor.person, partner));
}

Typed typed_from(const Partner& p, std::int64_t changed_at) {
  Typed t;
  const Pilot& pilot = p.pilot;
  for (const auto& [name, text] :
       {std::pair{"area", &p.area}, std::pair{"place_pl", &pilot.place_pl}, std::pair{"place_en", &pilot.place_en},
        std::pair{"about_pl", &pilot.about_pl}, std::pair{"about_en", &pilot.about_en},
        std::pair{"result_pl", &pilot.result_pl}, std::pair{"result_en", &pilot.result_en}})
    t.set(name, *text);
  if (pilot.at) t.set("at", text_of(*pilot.at));
  t.set("state", std::string(name_in(kPilotStates, pilot.state)));
  if (pilot.from) t.set("from", code_of(*pilot.from));
  if (pilot.to) t.set("to", code_of(*pilot.to));
  t.set("base", std::to_string(changed_at));
  return t;
}

Partner read_pilot(Language l, const Partner& before, const Typed& typed, Faults& faults) {
  Reader r(l, typed, faults);
  Partner p = before;
  Pilot& pilot = p.pilot;
  p.area = r.line("area", texts::problem_area(l), 200);
  pilot.place_pl = r.text("place_pl", texts::p_place_pl(l), kMostText);
  pilot.place_en = r.text("place_en", texts::p_place_en(l), kMostText);
  pilot.at = point_from(typed.at("at"));
  if (!typed.at("at").empty() && !pilot.at) r.wrong(texts::keys::err_point, "at");
  const auto state = enum_from<PilotState>(kPilotStates, typed.at("state"));
  if (!state) r.wrong(texts::keys::err_choice, "state", {{"field", std::string(texts::p_state(l))}});
  pilot.state = state.value_or(PilotState::none);
  pilot.from = read_when(r, "from", texts::from(l));
  pilot.to = read_when(r, "to", texts::to(l));
  if (pilot.from && pilot.to && last_day(*pilot.to) < pilot.from->on) r.wrong(texts::keys::err_end_before, "to");
  pilot.about_pl = r.text("about_pl", texts::p_about_pl(l), kMostText);
  pilot.about_en = r.text("about_en", texts::p_about_en(l), kMostText);
  pilot.result_pl = r.text("result_pl", texts::p_result_pl(l), kMostText);
  pilot.result_en = r.text("result_en", texts::p_result_en(l), kMostText);
  return p;
}

Result<> save_pilot(Context& ctx, ProjectId project, const Partner& changed, std::int64_t base) {
  const std::string reason = texts::pilot_reason(Language::pl, partner_name(changed));
  TRY_VOID(ctx.db.write("programmes.save_pilot", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Project before, card_of(tx, project));
    if (!find_partner(before, changed.id)) return problem(ProblemKind::not_found, texts::keys::no_such_partner);
    if (!may_work_for(tx, actor, before, changed.id))
      return problem(ProblemKind::not_allowed, texts::keys::not_your_partner);
    if (pilot_changed_at(tx, changed.id) != base) return problem(ProblemKind::conflict, texts::keys::edit_conflict);
    Project after = before;
    for (Partner& one : after.partners) {
      if (one.id != changed.id) continue;
      one.area = changed.area;
      one.pilot = changed.pilot;
    }
    store_change(tx, before, after, reason, actor.person);
    note_pilot_change(tx, changed.id);
    audit::record(tx, actor, "project.pilot", "project", project.value, {{"partner", changed.id.value}});
    return {};
  }));
  index_projects(ctx, {project});
  return {};
}

AskedPerson read_asked_person(Language l, const Project& p, const Typed& typed, Faults& faults) {
  Reader r(l, typed, faults);
  AskedPerson asked;
  asked.partner = {id_from_code(typed.at("partner")).value_or(0)};
  if (!find_partner(p, asked.partner)) r.wrong(texts::keys::err_partner, "partner");
  asked.name = r.line("name", texts::m_name(l), 120, true);
  const auto address = mail::email_from(typed.at("email"));
  if (!address) r.wrong(texts::keys::err_email, "email");
  asked.email = address.value_or("");
  const auto language = language_from(typed.at("language"));
  if (!language) r.wrong(texts::keys::err_choice, "language", {{"field", std::string(texts::letter_language(l))}});
  asked.language = language.value_or(Language::en);
  return asked;
}

Result<> ask_person(Context& ctx, ProjectId project, const AskedPerson& asked) {
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  if (site.empty()) return problem(ProblemKind::unavailable, texts::keys::err_no_letters, "email");
  const std::string token = people::new_session_token(), hash = people::hash_of_token(token);
  const Language l = asked.language;
  const std::string url = site + localized(l, "/zaproszenie-partnera/" + token);
  return ctx.db.write("programmes.ask_person", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Project p, kept_card(tx, actor, project));
    const Partner* partner = find_partner(p, asked.partner);
    if (!partner) return problem(ProblemKind::invalid, texts::keys::err_partner, "partner");
    for (const PartnerPerson& one : people_of_partners(tx, project))
      if (one.partner == asked.partner && text::fold(one.email) == text::fold(asked.email) &&
          (one.person || one.ends_at > tx.now()))
        return problem(ProblemKind::conflict, texts::keys::err_asked_already, "email");
    PartnerPerson row{.partner = asked.partner, .name = asked.name, .email = asked.email, .language = l};
    row.ends_at = tx.now() + kLetterLives;
    insert_partner_person(tx, row, hash);
    mail::queue_letter(
        tx,
        {.to = {.name = asked.name, .email = asked.email},
         .subject = std::string(texts::partner_subject(l, p.name(l))),
         .text = texts::partner_letter(l, p.name(l), partner_name(*partner), url, std::int64_t{kLetterLives.count()}),
         .language = l},
        {.matter = matter_of(row.id), .not_before = {}});
    audit::record(tx, actor, "partner.ask", "project", project.value, {{"partner", asked.partner.value}});
    return {};
  });
}

Result<> remove_person(Context& ctx, ProjectId project, PartnerPersonId id) {
  return ctx.db.write("programmes.remove_person", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Project p, kept_card(tx, actor, project));
    const auto found = find_partner_person(tx, id);
    if (!found || !find_partner(p, found->partner)) return problem(ProblemKind::not_found, texts::keys::no_such_member);
    mail::drop_letter(tx, matter_of(id));
    delete_partner_person(tx, id);
    audit::record(tx, actor, "partner.remove_person", "project", project.value,
                  {{"partner", found->partner.value}, {"person", found->person}});
    return {};
  });
}

Result<PartnerPerson> asked_person(Context& ctx, std::string_view token) {
  const auto [found, now] = ctx.db.read([hash = people::hash_of_token(token)](db::ReadTx& tx) {
    return std::pair(partner_person_by_token(tx, hash), tx.now());
  });
  if (!found || found->ends_at <= now) return problem(ProblemKind::closed, texts::keys::partner_link_over);
  return *found;
}

Result<people::SignedIn> accept_partnership(Context& ctx, std::string_view token, std::string_view device) {
  const std::string hash = people::hash_of_token(token), session = people::new_session_token(),
                    session_hash = people::hash_of_token(session);
  auto opened = ctx.db.write("programmes.accept_partnership",
                             [=, device = std::string(device),
                              second_factor = ctx.shared.second_factor](db::WriteTx& tx) -> Result<people::Opened> {
                               const auto asked = partner_person_by_token(tx, hash);
                               if (!asked || asked->ends_at <= tx.now())
                                 return problem(ProblemKind::closed, texts::keys::partner_link_over);
                               const auto id = people::insert_person(
                                   tx, {.email = asked->email, .name = asked->name, .language = asked->language});
                               const auto person = people::find_person(tx, id);
                               if (!person || person->state != people::PersonState::active)
                                 return problem(ProblemKind::not_allowed, texts::keys::partner_blocked);
                               accept_as(tx, *asked, id.value);
                               audit::record(tx, Actor{.person = id.value}, "partner.accept", "person", id.value,
                                             {{"partner", asked->partner.value}});
                               return people::open_session(tx, id, session_hash, device, second_factor);
                             });
  if (!opened) return std::unexpected(std::move(opened).error());
  ctx.keep_session(session);
  return std::move(opened->signed_in);
}

Result<> add_comment(Context& ctx, ProjectId project, PartnerId partner, std::string_view typed) {
  const auto body = text::clean_text(typed);
  if (!body || body->empty()) return problem(ProblemKind::invalid, texts::keys::err_comment, "body");
  if (text::length(*body) > kMostComment)
    return problem(ProblemKind::invalid, texts::keys::err_comment_long, "body", {{"most", std::int64_t{kMostComment}}});
  return ctx.db.write("programmes.comment", [=, words = *body, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Project p, card_of(tx, project));
    const Partner* speaker = find_partner(p, partner);
    if (!speaker) return problem(ProblemKind::not_found, texts::keys::no_such_partner);
    if (!may_work_for(tx, actor, p, partner)) return problem(ProblemKind::not_allowed, texts::keys::not_your_partner);
    const Instant yesterday = tx.now() + -std::chrono::hours(24);
    const auto said = comments_by(tx, actor.person);
    if (std::ranges::count_if(said, [&](const PartnerComment& c) { return c.made_at > yesterday; }) >=
        static_cast<std::ptrdiff_t>(kCommentsADay))
      return problem(ProblemKind::too_many, texts::keys::err_comment_often, "body");
    PartnerComment c{.project = project, .person = actor.person, .speaker = partner_name(*speaker), .body = words};
    insert_comment(tx, c);
    return {};
  });
}

Result<> remove_comment(Context& ctx, ProjectId project, CommentId id) {
  return ctx.db.write("programmes.remove_comment", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Project p, card_of(tx, project));
    const auto found = find_comment(tx, id);
    if (!found || found->project != project) return problem(ProblemKind::not_found, texts::keys::no_such_comment);
    if (!may_edit(actor, p) && (actor.anonymous() || found->person != actor.person))
      return problem(ProblemKind::not_allowed, texts::keys::not_your_card);
    delete_comment(tx, id);
    audit::record(tx, actor, "project.remove_comment", "project", project.value, {{"comment", id.value}});
    return {};
  });
}

}  // namespace wiec::programmes
