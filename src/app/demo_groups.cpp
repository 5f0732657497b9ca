#include <stdexcept>

#include "app/demo_register_work.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/session.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/work_store.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using gatherings::Gathering;
using organisations::Organisation;
using organisations::Sector;
using programmes::Group;
using programmes::GroupTask;
using programmes::Member;
using programmes::MemberCategory;
using programmes::MemberState;

constexpr std::string_view kToken = "zaproszenie-pokazowe";

struct Invented {
  MemberCategory category;
  std::string_view name, organisation;
  bool direct = true, named = false, earlier = true;
  MemberState state = MemberState::accepted;
};
constexpr Invented kMembers[] = {
    {.category = MemberCategory::residents, .name = "Halina Wrzos", .organisation = "", .named = true},
    {.category = MemberCategory::residents, .name = "Marek Sowa", .organisation = ""},
    {.category = MemberCategory::residents,
     .name = "Ola Gil",
     .organisation = "",
     .earlier = false,
     .state = MemberState::invited},
    {.category = MemberCategory::business, .name = "Piotr Lis", .organisation = "Piekarnia Pod Lipą", .named = true},
    {.category = MemberCategory::cooperatives, .name = "Janina Kos", .organisation = "Spółdzielnia Mieszkaniowa Blok"},
    {.category = MemberCategory::councillors, .name = "Ewa Dzik", .organisation = "", .named = true, .earlier = false},
    {.category = MemberCategory::institutions,
     .name = "Adam Ryś",
     .organisation = "Szkoła na Azorach",
     .direct = false},
    {.category = MemberCategory::city_units, .name = "Teresa Żuk", .organisation = "MOPS", .direct = false},
    {.category = MemberCategory::city_units, .name = "Karol Bąk", .organisation = "ZBK", .direct = false}};

organisations::OrganisationId organisation(db::WriteTx& tx, std::string_view name, MemberCategory category) {
  if (name.empty()) return {};
  for (const Organisation& one : organisations::list_organisations(tx, name))
    if (one.name == name) return one.id;
  Organisation made;
  made.name = name;
  made.sector = category == MemberCategory::business       ? Sector::economic
                : category == MemberCategory::cooperatives ? Sector::social
                                                           : Sector::public_;
  organisations::store_organisation(tx, made);
  return made.id;
}

void store_member(db::WriteTx& tx, programmes::GroupId group, const Invented& from, MemberState state) {
  Member m;
  m.group = group;
  m.category = from.category;
  m.organisation = organisation(tx, from.organisation, from.category);
  m.name = from.name;
  m.direct = from.direct;
  programmes::insert_member(tx, m, state == MemberState::invited ? people::hash_of_token(kToken) : "");
  if (state != MemberState::invited) programmes::set_answer(tx, m.id, state, from.named);
}

Group convened(programmes::ProjectId project, programmes::GroupId earlier, std::string_view day, std::string_view act) {
  Group g;
  g.project = project;
  g.earlier = earlier;
  g.act = act;
  g.convened = date_from_iso(day).value();
  g.area = "blokowisko Azory";
  g.purpose_pl =
      "Grupa mówi, co na Azorach przeszkadza, wybiera działania i pilnuje, żeby się wydarzyły.\nSkład i spotkania są "
      "przykładem, wymyślonym dla miasta pokazowego.";
  g.purpose_en =
      "The group says what is in the way in Azory, chooses actions and sees to it that they happen.\nMembers and "
      "meetings are an example, made up for the demo city.";
  return g;
}

void store_meeting(db::WriteTx& tx, programmes::ProjectId project) {
  Gathering g;
  g.kind = gatherings::Kind::group_meeting;
  g.title_pl = "Pierwsze spotkanie grupy po ponownym powołaniu";
  g.title_en = "First meeting of the re-established group";
  g.about_pl = "Zaczniemy od tego, co zostało z planu dla Azorów.";
  g.about_en = "We begin with what is left of the plan for Azory.";
  g.address = "Klub osiedlowy";
  g.begins_at = text::instant_at(date_from_iso("2017-02-21").value(), 17, 0);
  g.ends_at = g.begins_at + std::chrono::hours(2);
  g.signing_up = false;
  g.id = gatherings::insert_gathering(tx, g);
  g.minutes_pl = "Na początek: dyżur doradczy w klubie i ławki przy przychodni.";
  g.minutes_en = "To begin with: advice hours in the club and benches at the clinic.";
  gatherings::store_minutes(tx, g);
  programmes::hold(tx, project, g.id, programmes::WorkLevel::local, "");
}

void store_tasks(db::WriteTx& tx, programmes::GroupId group) {
  const auto members = programmes::members_of(tx, group);
  GroupTask posters{
      .group = group, .what_pl = "Rozwiesić plakaty o dyżurach", .what_en = "Put up posters on the advice hours"};
  posters.member = members.front().id;
  posters.due = date_from_iso("2017-03-03");
  programmes::insert_task(tx, posters);
  programmes::set_done(tx, posters.id, date_from_iso("2017-03-01"));
  GroupTask benches{.group = group,
                    .what_pl = "Sprawdzić, do kogo należy skwer przy przychodni",
                    .what_en = "Find out who owns the square at the clinic"};
  benches.who = "ZBK";
  benches.due = date_from_iso("2017-04-10");
  programmes::insert_task(tx, benches);
}

}  // namespace

void store_demo_groups(Context& ctx) {
  ctx.db.write("demo.store_groups", [](db::WriteTx& tx) {
    const auto user = programmes::find_named(tx, "USER"), urb = programmes::find_named(tx, "URB-INCLUSION");
    if (!user || !urb || programmes::group_of(tx, *urb)) return;
    Group before = convened(*user, {}, "2013-06-04", "notatka z pierwszego spotkania");
    programmes::insert_group(tx, before);
    Group now = convened(*urb, before.id, "2017-01-16", "notatka o ponownym powołaniu grupy");
    programmes::insert_group(tx, now);
    for (const Invented& one : kMembers) {
      if (one.earlier) store_member(tx, before.id, one, MemberState::accepted);
      store_member(tx, now.id, one, one.state);
    }
    store_meeting(tx, *urb);
    store_tasks(tx, now.id);
  });
}

}  // namespace wiec::app
