#include "app/demo_discussion.h"

#include "commons/discussions/discussion_store.h"
#include "commons/discussions/gathering_host.h"
#include "commons/discussions/post_store.h"
#include "commons/discussions/words.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/people/person_store.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using discussions::RoundKind;
using discussions::Stance;

// The first facilitates and the second can log in; the others live only here.
constexpr std::pair<std::string_view, std::string_view> kPeople[] = {
    {"ambasador@wiec.example", "Olek, prowadzę"},
    {"mieszkanka@wiec.example", "Ola z Ogrodowej"},
    {"radna@wiec.example", "Lena"},
    {"halina@wiec.example", "Halina"},
    {"staszek@wiec.example", "Staszek z trójki"},
    {"kinga@wiec.example", "Kinga, mama bliźniaków"},
    {"mirek@wiec.example", "Mirek na rowerze"},
    {"basia@wiec.example", "Basia spod siódemki"},
    {"tadeusz@wiec.example", "pan Tadeusz"},
};

struct Said {
  int author;  // place in kPeople
  RoundKind round;
  int answers;  // place of what it answers among those below; -1 = begins a thread
  Stance stance;
  int supporters;
  std::string_view title, body;
};
constexpr Stance kNone = Stance::none, kFor = Stance::in_favour, kAgainst = Stance::against, kNeither = Stance::neutral;

constexpr Said kSaid[] = {
    {0, RoundKind::needs, -1, kNone, 2, "Czego Wam brakuje między szkołą a biblioteką?",
     "Napiszcie, gdzie to jest i kogo dotyczy. O rozwiązaniach porozmawiamy w następnej rundzie."},
    {3, RoundKind::needs, -1, kNone, 7, "Nie ma gdzie przysiąść w drodze do przychodni",
     "Od przystanku idzie się pod górę. Mam 74 lata i odpoczywam na murku, innych też tam widuję."},
    {5, RoundKind::needs, -1, kNone, 5, "Na placu zabaw przy bibliotece nie ma cienia",
     "W lipcu zjeżdżalnia parzy. Z bliźniakami wracamy o jedenastej do domu."},
    {6, RoundKind::needs, -1, kNone, 3, "Rower trzeba przypinać do płotu szkoły", "Stojaki są tylko przy urzędzie."},
    {8, RoundKind::needs, -1, kNone, 1, "Wieczorem na skwerze jest ciemno",
     "Dwie z pięciu latarni nie świecą od wiosny."},
    {4, RoundKind::needs, 1, kFor, 2, "", "Potwierdzam, moja mama chodzi tamtędy dwa razy w tygodniu."},
    {7, RoundKind::needs, 1, kAgainst, 0, "", "Na chodniku jest wąsko. Ławka może przeszkadzać wózkom."},
    {3, RoundKind::needs, 1, kNeither, 1, "", "Dlatego mówię o miejscu do przysiadu, a nie o zwykłej ławce."},
    {2, RoundKind::needs, 2, kFor, 1, "", "Drzewa od południa dałyby cień, ale za dziesięć lat."},
    {1, RoundKind::ideas, -1, kNone, 6, "Przysiadki co sto metrów zamiast ławek",
     "Wąskie oparcia przy płocie, na które można się oprzeć albo przysiąść. Nie zabierają chodnika."},
    {5, RoundKind::ideas, -1, kNone, 4, "Żagiel nad zjeżdżalnią i sześć lip",
     "Żagiel daje cień od razu, a lipy za kilka lat. Żagiel zdejmuje się na zimę."},
    {6, RoundKind::ideas, -1, kNone, 2, "Dziesięć stojaków przy bibliotece",
     "Takich, do których da się przypiąć ramę."},
    {4, RoundKind::ideas, -1, kNone, 0, "Wyremontować kuchnię sąsiadki spod piątki", "Wszyscy wiemy, o kogo chodzi."},
    {3, RoundKind::ideas, 9, kFor, 3, "", "O to właśnie chodziło. Jedna koniecznie przy aptece."},
    {7, RoundKind::ideas, 9, kFor, 1, "", "To nie przeszkadza wózkom. Zmieniam zdanie."},
    {8, RoundKind::ideas, 10, kAgainst, 0, "", "Żagiel zerwie pierwsza wichura, widziałem taki nad rzeką."},
    {0, RoundKind::ideas, 10, kNeither, 2, "", "Zapytam Zarząd Zieleni, jakie mocowania mają na innych placach."},
};
constexpr int kModerated = 12;  // in kSaid

std::optional<gatherings::Gathering> online_meeting(db::ReadTx& tx) {
  for (const auto& g : gatherings::gatherings(tx, {.kind = gatherings::Kind::residents_meeting}, tx.now(), 50))
    if (g.formula == gatherings::Formula::online && !g.cancelled) return g;
  return std::nullopt;
}

// The needs ended yesterday, the ideas last three days more.
discussions::Discussion made(const gatherings::Gathering& g, Instant now) {
  const Date today = text::date_in_warsaw(now);
  const auto at = [&](int day, int hour) { return text::instant_at(Date{today.days + day}, hour, 0); };
  const auto question = [](RoundKind kind) {
    return discussions::Both{std::string(discussions::usual_question(Language::pl, kind)),
                             std::string(discussions::usual_question(Language::en, kind))};
  };
  discussions::Discussion d;
  d.host = discussions::host_of(g);
  d.title = d.host.title;
  d.about = {
      "Rozmawiamy o drodze między szkołą, biblioteką i przychodnią. Na spotkaniu omówimy to, co wybierzemy tutaj.",
      "We talk about the way between the school, the library and the clinic. At the meeting we discuss what we "
      "choose here."};
  d.rounds = {
      {.kind = RoundKind::needs,
       .question = question(RoundKind::needs),
       .begins_at = at(-5, 8),
       .ends_at = at(-1, 20),
       .summary = {"Najczęściej: gdzie odpocząć w drodze do przychodni i brak cienia na placu zabaw.",
                   "Most often: where to rest on the way to the clinic, and no shade on the playground."}},
      {.kind = RoundKind::ideas, .question = question(RoundKind::ideas), .begins_at = at(-1, 20), .ends_at = at(4, 20)},
      {.kind = RoundKind::choice,
       .question = question(RoundKind::choice),
       .begins_at = at(4, 20),
       .ends_at = at(8, 20)}};
  return d;
}

std::vector<people::PersonId> store_people(db::WriteTx& tx, discussions::DiscussionId id) {
  std::vector<people::PersonId> all;
  for (const auto& [email, name] : kPeople) {
    const auto known = people::find_person_by_email(tx, email);
    all.push_back(known ? known->id
                        : people::insert_person(tx, {.email = std::string(email), .name = std::string(name)}));
    discussions::join(tx, id, all.back(), std::string(name));
  }
  return all;
}

void store_posts(db::WriteTx& tx, const discussions::Discussion& d, const std::vector<people::PersonId>& people) {
  std::vector<discussions::PostId> posts;
  for (const Said& s : kSaid) {
    const auto place = posts.size();
    const auto* round = d.round(s.round);
    const discussions::NewPost post{
        .round = round->id,
        .parent = s.answers < 0 ? discussions::PostId{} : posts[static_cast<std::size_t>(s.answers)],
        .facilitator = s.author == 0,
        .title = std::string(s.title),
        .body = std::string(s.body),
        .stance = s.stance,
        .token = fmt::format("demo-{}", place),
        .at = round->begins_at + std::chrono::minutes(7 + 13 * static_cast<int>(place))};
    const auto id = discussions::insert_post(tx, d.id, people[static_cast<std::size_t>(s.author)], post);
    posts.push_back(id.value_or(discussions::PostId{}));
    for (int n = 1; n <= s.supporters; ++n)
      discussions::insert_support(tx, posts.back(), people[static_cast<std::size_t>(s.author + n) % people.size()]);
  }
  auto moderated = discussions::find_post(tx, posts[kModerated]);
  if (!moderated) return;
  moderated->state = discussions::PostState::hidden;
  moderated->why = "Wskazuje konkretną osobę i nie dotyczy wspólnej przestrzeni.";
  discussions::store_state(tx, *moderated);
  discussions::insert_act(tx, d.id, moderated->id, discussions::Act::hide, moderated->why);
}

}  // namespace

void store_demo_discussion(Context& ctx) {
  ctx.db.write("demo.store_discussion", [](db::WriteTx& tx) {
    const auto meeting = online_meeting(tx);
    if (!meeting || discussions::count_discussions(tx) > 0) return;
    const auto id = discussions::insert_discussion(tx, made(*meeting, tx.now()));
    const auto people = store_people(tx, id);
    if (const auto d = discussions::find_discussion(tx, id)) store_posts(tx, *d, people);
  });
}

}  // namespace wiec::app
