#include "modules/joint_projects/work_on_ambassadors.h"

#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/notifications/notifications.h"
#include "commons/people/person_store.h"
#include "commons/site/texts.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/lead_districts.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr int kLine = 120, kText = 3'000, kReason = 300;
constexpr std::string_view kOwnPage = "/ambasadorzy/moje";

void read_where(Context& ctx, Reader& r, Application& application, Faults& faults) {
  const Language l = ctx.language;
  if (application.filled_in.path == Path::citywide) {
    application.filled_in.theme = r.line("theme", texts::f_theme(l), kLine, true);
    return;
  }
  if (const std::string_view code = r.typed.at("area"); !code.empty()) {
    const auto area = ctx.db.read([&](db::ReadTx& tx) { return areas::find_area(tx, code); });
    if (!area || area->state != areas::AreaState::open)
      return r.wrong(site::texts::keys::err_choose, "area", {{"field", std::string(texts::f_area(l))}});
    application.chosen = area->id;
    return;
  }
  const bool drawn = !r.typed.at("area_name").empty() || !r.typed.at("area_parts").empty() ||
                     !r.typed.at("area_streets").empty() || !r.typed.at("area_geojson").empty();
  if (!drawn) return r.wrong(texts::keys::err_area, "area");
  application.drawn = areas::read_area(ctx, r.typed, faults);
}

void read_consents(Reader& r, Ambassador& a, Language l) {
  if (!r.typed.at("show_public").empty()) a.public_name = r.line("public_name", texts::f_public_name(l), kLine, true);
  if (!r.typed.at("show_peers").empty()) a.peer_contact = r.line("peer_contact", texts::f_peer_contact(l), 200, true);
}

void tell(db::WriteTx& tx, const Ambassador& a, const Programme& p, const std::function<std::string(Language)>& words) {
  notifications::notify(tx, {.person = a.person,
                             .kind = notifications::NoticeKind::deadline,
                             .noun = "ambassador",
                             .noun_id = a.id.value,
                             .matter_pl = p.name_pl,
                             .matter_en = p.name(Language::en),
                             .text_pl = words(Language::pl),
                             .text_en = words(Language::en),
                             .path = std::string(kOwnPage)});
}

struct Both {
  Ambassador ambassador;
  Programme programme;
};
Result<Both> load(db::ReadTx& tx, AmbassadorId id) {
  auto a = find_ambassador(tx, id);
  auto p = a ? find_programme(tx, a->programme) : std::nullopt;
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_ambassador);
  return Both{*std::move(a), *std::move(p)};
}

Result<> step(db::WriteTx& tx, const Actor& actor, const Ambassador& a, Step wanted,
              const std::string& refused_for = {}) {
  const auto to = after(a.state, wanted);
  if (!to || !move_state(tx, a.id, a.state, *to, refused_for))
    return problem(ProblemKind::conflict, texts::keys::err_step);
  audit::record(tx, actor, "ambassador.step", "ambassador", a.id.value,
                {{"from", code_of(a.state)}, {"to", code_of(*to)}});
  return {};
}

// The ambassador, when who acts coordinates the city or a district of what they lead.
Result<Both> load_for(db::ReadTx& tx, const Actor& actor, AmbassadorId id) {
  TRY(Both both, load(tx, id));
  std::vector<areas::AreaDistrict> districts;
  for (const LedArea& led : both.ambassador.areas)
    if (const auto area = areas::find_area(tx, led.id))
      districts.insert(districts.end(), area->districts.begin(), area->districts.end());
  if (!areas::coordinates(tx, actor, districts))
    return problem(ProblemKind::not_allowed, texts::keys::err_other_coordinator);
  return both;
}

// Accepted, and on the list of a training that has ended.
std::vector<Ambassador> to_train(db::ReadTx& tx, const Programme& p) {
  const auto came = gatherings::came_to(tx, gatherings::Kind::training, tx.now());
  auto all = came.empty() ? std::vector<Ambassador>() : ambassadors_of(tx, p.id);
  std::erase_if(all, [&](const Ambassador& a) { return a.state != State::accepted || !trained_on(p, a, came); });
  return all;
}

// Who led a theme before people could join one.
std::vector<Ambassador> without_circle(db::ReadTx& tx, const Programme& p) {
  auto all = ambassadors_of(tx, p.id);
  std::erase_if(all, [](const Ambassador& a) { return !a.leads() || a.path != Path::citywide || !a.led().empty(); });
  return all;
}

std::int64_t train(db::WriteTx& tx, const Actor& actor, const Programme& p) {
  std::int64_t count = 0;
  for (const Ambassador& a : to_train(tx, p)) {
    if (!step(tx, actor, a, Step::train)) continue;
    tell(tx, a, p, [](Language l) { return std::string(texts::told_trained(l)); });
    ++count;
  }
  return count;
}

// Who applies again draws the same area anew: nobody has opened it yet.
areas::AreaId store_drawn(db::WriteTx& tx, const areas::NewArea& drawn, const std::optional<Ambassador>& before) {
  if (before && before->areas.size() == 1) {
    const auto area = areas::find_area(tx, before->areas.front().id);
    if (area && area->state == areas::AreaState::closed && leaders_of(tx, area->id).empty() &&
        areas::update_area(tx, area->id, drawn, area->revision))
      return area->id;
  }
  const areas::AreaId id = areas::insert_area(tx, drawn);
  areas::set_area_state(tx, id, areas::AreaState::closed);
  return id;
}

}  // namespace

void lead_theme(db::WriteTx& tx, const Ambassador& a) {
  const auto cities = places::cities(tx);
  if (cities.empty() || a.theme.empty()) return;
  const auto known = areas::open_themes(tx);
  const auto same = std::ranges::find(known, a.theme, &areas::Area::name);
  const areas::AreaId theme = same != known.end() ? same->id : areas::insert_theme(tx, cities.front().id, a.theme);
  if (theme) lead_area(tx, a.id, theme);
}

namespace {

std::optional<Date> first_day(const Programme& p, Path path) {
  for (const Stage& stage : p.stages)
    if (stage.path == path && stage.recruits) return stage.from_on;
  return std::nullopt;
}

}  // namespace

Application read_application(Context& ctx, const Programme& p, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Application application;
  Ambassador& a = application.filled_in;
  a.programme = p.id;
  a.person = people::PersonId{ctx.actor.person};
  const auto path = path_from(typed.at("path"));
  if (!path || !p.recruiting(*path, text::date_in_warsaw(ctx.now))) {
    r.wrong(site::texts::keys::err_choose, "path", {{"field", std::string(texts::f_path(l))}});
    return application;
  }
  a.path = *path;
  a.title = typed.at("title") == "masculine" ? Title::masculine : Title::feminine;
  if (typed.at("title").empty())
    r.wrong(site::texts::keys::err_choose, "title", {{"field", std::string(texts::f_title(l))}});
  read_where(ctx, r, application, faults);
  if (p.ask_experience) a.experience = r.text("experience", texts::f_experience(l), kText);
  if (p.ask_forms)
    for (const std::string& form : typed.list("forms"))
      if (std::ranges::find(kForms, form) != std::end(kForms)) a.forms.push_back(form);
  read_consents(r, a, l);
  return application;
}

Result<> apply_as_ambassador(Context& ctx, const Programme& p, const Application& application) {
  return ctx.db.write("joint_projects.apply", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!p.recruiting(application.filled_in.path, text::date_in_warsaw(tx.now())))
      return problem(ProblemKind::closed, texts::keys::err_recruitment_over);
    Ambassador a = application.filled_in;
    const auto before = ambassador_of(tx, p.id, a.person);
    if (before && !after(before->state, Step::apply_again))
      return problem(ProblemKind::conflict, texts::keys::err_applied);
    if (before) {
      a.id = before->id;
      apply_again(tx, a);
      leave_areas(tx, a.id);
    } else {
      a.id = insert_ambassador(tx, a);
    }
    areas::AreaId area = application.chosen;
    if (application.drawn) area = store_drawn(tx, *application.drawn, before);
    if (area) lead_area(tx, a.id, area);
    audit::record(tx, actor, "ambassador.apply", "ambassador", a.id.value, {{"path", code_of(a.path)}});
    return {};
  });
}

Result<> accept_application(Context& ctx, AmbassadorId id) {
  return ctx.db.write("joint_projects.accept", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Both both, load_for(tx, actor, id));
    const Districts before = districts_led(tx, both.ambassador.person);
    TRY_VOID(step(tx, actor, both.ambassador, Step::accept));
    for (const LedArea& led : both.ambassador.areas) areas::set_area_state(tx, led.id, areas::AreaState::open);
    if (both.ambassador.path == Path::citywide) lead_theme(tx, both.ambassador);
    renew_roles(tx, both.ambassador.person, before, people::PersonId{actor.person});
    tell(tx, both.ambassador, both.programme, [](Language l) { return std::string(texts::told_accepted(l)); });
    return {};
  });
}

Result<> refuse_application(Context& ctx, AmbassadorId id, std::int64_t condition) {
  return ctx.db.write("joint_projects.refuse", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Both both, load_for(tx, actor, id));
    const auto pl = both.programme.conditions(Language::pl), en = both.programme.conditions(Language::en);
    const auto at = static_cast<std::size_t>(condition - 1);
    if (condition < 1 || at >= pl.size()) return problem(ProblemKind::invalid, texts::keys::err_condition, "condition");
    TRY_VOID(step(tx, actor, both.ambassador, Step::refuse, pl[at]));
    tell(tx, both.ambassador, both.programme, [&](Language l) {
      return std::string(texts::told_refused(l, l == Language::en && at < en.size() ? en[at] : pl[at]));
    });
    return {};
  });
}

Result<> move_ambassador(Context& ctx, AmbassadorId id, Step wanted) {
  if (wanted != Step::activate && wanted != Step::certify) return problem(ProblemKind::conflict, texts::keys::err_step);
  return ctx.db.write("joint_projects.move", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Both both, load_for(tx, actor, id));
    TRY_VOID(step(tx, actor, both.ambassador, wanted));
    tell(tx, both.ambassador, both.programme, [&](Language l) {
      return std::string(wanted == Step::certify ? texts::told_certified(l) : texts::told_active(l));
    });
    return {};
  });
}

Result<> dismiss_ambassador(Context& ctx, AmbassadorId id, const std::string& typed_reason) {
  const std::string reason(text::clean_line(typed_reason).value_or(""));
  if (reason.empty() || text::length(reason) > kReason)
    return problem(ProblemKind::invalid, texts::keys::err_dismissal, "reason", {{"most", std::int64_t{kReason}}});
  return ctx.db.write("joint_projects.dismiss", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Both both, load_for(tx, actor, id));
    const Districts before = districts_led(tx, both.ambassador.person);
    TRY_VOID(step(tx, actor, both.ambassador, Step::dismiss, reason));
    leave_areas(tx, id);
    renew_roles(tx, both.ambassador.person, before, people::PersonId{actor.person});
    tell(tx, both.ambassador, both.programme,
         [&](Language l) { return std::string(texts::told_dismissed(l, reason)); });
    return {};
  });
}

std::optional<Date> trained_on(const Programme& p, const Ambassador& a, std::span<const gatherings::Came> all) {
  const auto since = first_day(p, a.path);
  for (const gatherings::Came& came : all) {
    const Date day = text::date_in_warsaw(came.began_at);
    if (came.person == a.person && (!since || *since <= day)) return day;
  }
  return std::nullopt;
}

std::int64_t note_training(Context& ctx, ProgrammeId id) {
  return ctx.db.write("joint_projects.note_training", [=, actor = ctx.actor](db::WriteTx& tx) {
    const auto p = find_programme(tx, id);
    return p ? train(tx, actor, *p) : 0;
  });
}

jobs::Outcome note_trainings(jobs::Job& job) {
  const auto current = job.db().read([](db::ReadTx& tx) {
    auto p = current_programme(tx);
    return p && to_train(tx, *p).empty() && without_circle(tx, *p).empty() ? std::nullopt : std::move(p);
  });
  if (current)
    job.db().write("joint_projects.note_training", [&](db::WriteTx& tx) {
      for (const Ambassador& a : without_circle(tx, *current)) {
        lead_theme(tx, a);
        renew_roles(tx, a.person, {}, {});
      }
      return train(tx, Actor(), *current);
    });
  return {};
}

Result<> step_down(db::WriteTx& tx, const Actor& actor, const Ambassador& a) {
  const Districts before = districts_led(tx, a.person);
  TRY_VOID(step(tx, actor, a, Step::resign));
  if (a.leads()) leave_areas(tx, a.id);  // an application that was taken back keeps its drawing for the next one
  renew_roles(tx, a.person, before, a.person);
  return {};
}

Result<> resign(Context& ctx, AmbassadorId own) {
  return ctx.db.write("joint_projects.resign", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Both both, load(tx, own));
    if (both.ambassador.person.value != actor.person)
      return problem(ProblemKind::not_allowed, texts::keys::no_such_ambassador);
    return step_down(tx, actor, both.ambassador);
  });
}

Result<> show_as(Context& ctx, AmbassadorId own, Title title, const std::string& public_name,
                 const std::string& peer_contact) {
  const std::string name = text::truncate(text::clean_line(public_name).value_or(""), kLine),
                    contact = text::truncate(text::clean_line(peer_contact).value_or(""), 200);
  return ctx.db.write("joint_projects.show_as", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Both both, load(tx, own));
    if (both.ambassador.person.value != actor.person)
      return problem(ProblemKind::not_allowed, texts::keys::no_such_ambassador);
    set_shown(tx, own, title, name, contact);
    return {};
  });
}

}  // namespace wiec::joint_projects
