#include "modules/support/kit.h"

#include "commons/audit/audit.h"
#include "commons/gatherings/edit_gathering.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/people/scope_words.h"
#include "modules/support/texts.h"
#include "platform/text/text.h"

namespace wiec::support {
namespace {

constexpr int kTitle = 200;
constexpr std::size_t kMostItems = 40;

struct Usual {
  int share;  // of a hundred
  std::string_view pl, en;
};

constexpr Usual kMeeting[] = {
    {10, "Powitanie i cel spotkania", "Welcome and what the meeting is for"},
    {15, "Jak działa budżet obywatelski i co się w nim udało w okolicy",
     "How the participatory budget works and what came of it here"},
    {30, "Czego brakuje: karty potrzeb, potem wspólne hasła", "What is missing: cards for needs, then common headings"},
    {10, "Kropki: co jest najważniejsze", "Dots: what matters most"},
    {25, "Pomysły, także te przyniesione, i wstępne propozycje zadań",
     "Ideas, those brought along too, and preliminary proposals"},
    {10, "Kto co robi dalej, termin następnego spotkania", "Who does what next, and when we meet again"},
};
constexpr Usual kTraining[] = {
    {15, "Poznajmy się", "Getting to know each other"},
    {25, "Jak działa budżet obywatelski", "How the participatory budget works"},
    {20, "Formy wsparcia urzędu i jak o nie prosić", "Forms of support by the city and how to ask for them"},
    {20, "Pakiety okolic: badania, dokumenty, liczby", "Packs of the areas: research, documents, figures"},
    {20, "Próba: prowadzimy spotkanie z zestawem", "A trial: holding a meeting with the kit"},
};

int minutes_of(const gatherings::Gathering& g) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(g.ends_at - g.begins_at).count());
}

struct Line {
  int minutes = 0;
  std::string title;
};

// "15 Powitanie": minutes, then words.
std::optional<Line> line_from(std::string_view typed) {
  Line line;
  std::size_t at = 0;
  for (; at < typed.size() && at < 4 && typed[at] >= '0' && typed[at] <= '9'; ++at)
    line.minutes = line.minutes * 10 + (typed[at] - '0');
  if (at == 0 || at == typed.size() || typed[at] != ' ' || line.minutes == 0) return std::nullopt;
  line.title = text::clean_line(typed.substr(at)).value_or("");
  if (line.title.empty() || text::length(line.title) > kTitle) return std::nullopt;
  return line;
}

std::vector<Line> read_lines(Reader& r, const std::string& field) {
  std::vector<Line> all;
  const std::string typed = r.text(field, texts::agenda(r.language), static_cast<int>(kMostItems) * kTitle);
  std::int64_t number = 0;
  for (std::string_view rest = typed; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    std::string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
    if (one.empty()) continue;
    const auto line = line_from(one);
    if (!line) {
      r.wrong(texts::keys::err_agenda_line, field, {{"number", number}});
      return {};
    }
    all.push_back(*line);
  }
  if (all.size() > kMostItems)
    r.wrong(texts::keys::err_agenda_long, field, {{"most", static_cast<std::int64_t>(kMostItems)}});
  return all;
}

}  // namespace

std::vector<AgendaItem> usual_agenda(const gatherings::Gathering& g) {
  const std::span<const Usual> usual =
      g.kind == gatherings::Kind::training ? std::span<const Usual>(kTraining) : std::span<const Usual>(kMeeting);
  const int all = std::clamp(minutes_of(g), 30, 12 * 60);
  std::vector<AgendaItem> items;
  int left = all;
  for (const Usual& u : usual) {
    const int minutes = std::max(5, all * u.share / 100 / 5 * 5);
    items.push_back({minutes, {std::string(u.pl), std::string(u.en)}});
    left -= minutes;
  }
  // What rounding left goes to the longest item, the work itself.
  std::ranges::max_element(items, {}, &AgendaItem::minutes)->minutes += left;
  return items;
}

std::vector<AgendaItem> agenda_of(db::ReadTx& tx, const gatherings::Gathering& g) {
  auto stored = stored_agenda(tx, g.id);
  return stored.empty() ? usual_agenda(g) : stored;
}

bool may_plan(db::ReadTx& tx, const Actor& actor, const gatherings::Gathering& g) {
  return gatherings::may_organise(tx, actor, g.place) ||
         (g.place && actor.may(Role::ambassador, {.places = people::places_around(tx, g.place.value)}));
}

Typed typed_from(const std::vector<AgendaItem>& items) {
  std::string pl, en;
  for (const AgendaItem& item : items) {
    pl += fmt::format("{} {}\n", item.minutes, item.title.pl);
    if (!item.title.en.empty()) en += fmt::format("{} {}\n", item.minutes, item.title.en);
  }
  Typed typed;
  typed.set("agenda_pl", pl);
  typed.set("agenda_en", en);
  return typed;
}

std::vector<AgendaItem> read_agenda(Language l, const gatherings::Gathering& g, const Typed& typed, Faults& faults) {
  Reader r(l, typed, faults);
  const auto pl = read_lines(r, "agenda_pl"), en = read_lines(r, "agenda_en");
  std::vector<AgendaItem> items;
  if (!faults.empty()) return items;
  int all = 0;
  for (const Line& line : pl) all += line.minutes;
  if (all > minutes_of(g))
    r.wrong(texts::keys::err_agenda_minutes, "agenda_pl",
            {{"all", std::int64_t{all}}, {"most", std::int64_t{minutes_of(g)}}});
  const bool same = en.empty() || std::ranges::equal(pl, en, {}, &Line::minutes, &Line::minutes);
  if (!same) r.wrong(texts::keys::err_agenda_languages, "agenda_en");
  if (!faults.empty()) return items;
  for (std::size_t i = 0; i < pl.size(); ++i)
    items.push_back({pl[i].minutes, {pl[i].title, en.empty() ? std::string() : en[i].title}});
  return items;
}

Result<> plan_agenda(Context& ctx, gatherings::GatheringId id, const std::vector<AgendaItem>& items) {
  return ctx.db.write("support.plan_agenda", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto g = gatherings::find_gathering(tx, id);
    if (!g) return problem(ProblemKind::not_found, texts::keys::no_such_gathering);
    if (!may_plan(tx, actor, *g)) return problem(ProblemKind::not_allowed, texts::keys::err_other_place);
    store_agenda(tx, id, items);
    audit::record(tx, actor, "agenda.plan", "gathering", id.value, {{"items", std::ssize(items)}});
    return {};
  });
}

}  // namespace wiec::support
