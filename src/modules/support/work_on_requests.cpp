#include "modules/support/work_on_requests.h"

#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/notifications/notifications.h"
#include "commons/people/person_store.h"
#include "commons/site/texts.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/support/form_store.h"
#include "modules/support/request_store.h"
#include "modules/support/texts.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

constexpr int kWords = 2'000, kAnswer = 1'000, kGatherings = 300, kMostWaiting = 50;
constexpr std::int32_t kFarthest = 366;  // days
constexpr std::int64_t kMostCounted = 100'000;

std::vector<gatherings::Gathering> gatherings_of(db::ReadTx& tx, const joint_projects::Ambassador& self, Instant now) {
  const auto districts = joint_projects::districts_led(tx, self.person);
  auto all = gatherings::gatherings(tx, {}, now, kGatherings);
  std::erase_if(all, [&](const gatherings::Gathering& g) {
    return g.cancelled ||
           (g.place ? !std::ranges::binary_search(districts, g.place) : self.path != joint_projects::Path::citywide);
  });
  return all;
}

void read_what_for(Reader& r, const Ground& ground, SupportRequest& wanted) {
  const std::string_view typed = r.typed.at("what_for");
  if (typed.empty() && ground.self.path == joint_projects::Path::citywide) return;
  const auto id = typed.empty() ? std::nullopt : id_from_code(typed.substr(1));
  const areas::AreaId area{id && typed[0] == 'a' ? *id : 0};
  const gatherings::GatheringId gathering{id && typed[0] == 'g' ? *id : 0};
  if (area && ground.self.leads(area))
    wanted.area = area;
  else if (gathering &&
           std::ranges::find(ground.gatherings, gathering, &gatherings::Gathering::id) != ground.gatherings.end())
    wanted.gathering = gathering;
  else
    r.wrong(texts::keys::err_what_for, "what_for");
}

Result<> check_day(Date day, Date today) {
  if (day < today) return problem(ProblemKind::invalid, texts::keys::err_past, "needed_on");
  if (day.days > today.days + kFarthest) return problem(ProblemKind::invalid, texts::keys::err_far, "needed_on");
  return {};
}

std::string matter_of(Language l, const SupportRequest& r) {
  return std::string(texts::matter(l, r.form_name.in(l), r.needed_on));
}

void tell(db::WriteTx& tx, people::PersonId person, const SupportRequest& r, const std::string& path,
          const std::function<std::string(Language)>& words) {
  notifications::notify(tx, {.person = person,
                             .kind = notifications::NoticeKind::deadline,
                             .noun = "support_request",
                             .noun_id = r.id.value,
                             .matter_pl = matter_of(Language::pl, r),
                             .matter_en = matter_of(Language::en, r),
                             .text_pl = words(Language::pl),
                             .text_en = words(Language::en),
                             .path = path});
}

void tell_coordinators(db::WriteTx& tx, const SupportRequest& r, const std::function<std::string(Language)>& words) {
  for (const people::PersonId person : people::people_with(tx, Role::coordinator)) {
    Actor actor{.person = person.value};
    for (const auto& row : people::grants_of(tx, person)) actor.grants.push_back(row.grant);
    if (decides(tx, actor, r)) tell(tx, person, r, r.desk_path(), words);
  }
}

std::string told_of(Language l, const SupportRequest& r, State to, const std::string& words) {
  switch (to) {
    case State::accepted:
      return std::string(texts::told_accepted(l, r.form_name.in(l), r.needed_on)) + (words.empty() ? "" : " " + words);
    case State::declined:
      return std::string(texts::told_declined(l, r.form_name.in(l), r.needed_on, words));
    default:
      return std::string(texts::told_done(l, r.form_name.in(l), r.needed_on)) + (words.empty() ? "" : " " + words);
  }
}

}  // namespace

std::optional<Ground> ground_of(db::ReadTx& tx, const Actor& actor, Instant now) {
  const auto programme = joint_projects::current_programme(tx);
  auto self =
      programme ? joint_projects::ambassador_of(tx, programme->id, people::PersonId{actor.person}) : std::nullopt;
  if (!self || !self->leads()) return std::nullopt;
  Ground ground{.self = *std::move(self), .forms = forms_of(tx, programme->id), .gatherings = {}};
  std::erase_if(ground.forms, [](const SupportForm& f) { return !f.offered; });
  ground.gatherings = gatherings_of(tx, ground.self, now);
  return ground;
}

std::string value_of(areas::AreaId id) { return "a" + code_from_id(id.value); }
std::string value_of(gatherings::GatheringId id) { return "g" + code_from_id(id.value); }

SupportRequest read_request(Context& ctx, const Ground& ground, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  SupportRequest wanted;
  wanted.ambassador = ground.self.id;
  const auto form = std::ranges::find(ground.forms, typed.at("form"), &SupportForm::code);
  if (form == ground.forms.end())
    r.wrong(site::texts::keys::err_choose, "form", {{"field", std::string(texts::f_form(l))}});
  else
    wanted.form = form->id;
  read_what_for(r, ground, wanted);
  const auto day = r.date("needed_on", texts::f_needed_on(l), true);
  wanted.needed_on = day.value_or(Date{});
  if (day)
    if (auto good = check_day(*day, text::date_in_warsaw(ctx.now)); !good) faults.push_back(good.error());
  const bool counted = form != ground.forms.end() && !form->unit.empty();
  wanted.quantity = r.whole("quantity", texts::f_quantity(l), 1, kMostCounted, counted);
  wanted.words = r.text("words", texts::f_words(l), kWords);
  return wanted;
}

Result<RequestId> ask_for_support(Context& ctx, const SupportRequest& wanted) {
  return ctx.db.write("support.ask", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<RequestId> {
    const auto ground = ground_of(tx, actor, tx.now());
    if (!ground || ground->self.id != wanted.ambassador || (wanted.area && !ground->self.leads(wanted.area)))
      return problem(ProblemKind::not_allowed, texts::keys::err_not_leading);
    if (std::ranges::find(ground->forms, wanted.form, &SupportForm::id) == ground->forms.end())
      return problem(ProblemKind::closed, texts::keys::err_form_over, "form");
    TRY_VOID(check_day(wanted.needed_on, text::date_in_warsaw(tx.now())));
    if (count_waiting_by(tx, wanted.ambassador) >= kMostWaiting)
      return problem(ProblemKind::too_many, texts::keys::err_many_requests, {}, {{"most", std::int64_t{kMostWaiting}}});
    const RequestId id = insert_request(tx, wanted);
    const auto made = find_request(tx, id);
    tell_coordinators(tx, *made, [&](Language l) {
      return std::string(texts::told_asked(l, made->form_name.in(l), made->needed_on));
    });
    audit::record(tx, actor, "support_request.ask", "support_request", id.value);
    return id;
  });
}

Result<> withdraw_request(Context& ctx, RequestId id) {
  return ctx.db.write("support.withdraw", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto r = find_request(tx, id);
    if (!r || r->person.value != actor.person) return problem(ProblemKind::not_found, texts::keys::no_such_request);
    const auto to = after(r->state, Step::withdraw);
    if (!to || !move_request(tx, id, r->state, *to, false, ""))
      return problem(ProblemKind::conflict, texts::keys::err_step);
    tell_coordinators(
        tx, *r, [&](Language l) { return std::string(texts::told_withdrawn(l, r->form_name.in(l), r->needed_on)); });
    audit::record(tx, actor, "support_request.withdraw", "support_request", id.value);
    return {};
  });
}

bool decides(db::ReadTx& tx, const Actor& actor, const SupportRequest& r) {
  std::vector<areas::AreaDistrict> districts;
  for (const places::PlaceId place : r.districts) districts.push_back({.place = place});
  return areas::coordinates(tx, actor, districts);
}

Result<> decide_request(Context& ctx, RequestId id, Step step, const std::string& typed) {
  const auto clean = text::clean_text(typed);
  if (!clean || text::length(*clean) > kAnswer)
    return problem(ProblemKind::invalid, texts::keys::err_answer, "words", {{"most", std::int64_t{kAnswer}}});
  if (step == Step::decline && clean->empty())
    return problem(ProblemKind::invalid, texts::keys::err_no_reason, "words");
  return ctx.db.write("support.decide", [=, words = *clean, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto r = find_request(tx, id);
    if (!r) return problem(ProblemKind::not_found, texts::keys::no_such_request);
    if (!decides(tx, actor, *r)) return problem(ProblemKind::not_allowed, texts::keys::err_other_place);
    const auto to = step == Step::withdraw ? std::nullopt : after(r->state, step);
    if (!to || !move_request(tx, id, r->state, *to, true, words))
      return problem(ProblemKind::conflict, texts::keys::err_step);
    tell(tx, r->person, *r, r->own_path(), [&](Language l) { return told_of(l, *r, *to, words); });
    audit::record(tx, actor, "support_request.decide", "support_request", id.value, {{"to", code_of(*to)}});
    return {};
  });
}

}  // namespace wiec::support
