#include "app/demo_submissions.h"

#include "commons/people/person_store.h"
#include "modules/drafts/draft_store.h"
#include "modules/editions/edition_store.h"
#include "modules/proposals/proposal_store.h"
#include "modules/submission/send_submission.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using editions::FieldKind;
using submission::Section;

constexpr std::string_view kCode = "zielony-";

std::vector<editions::FormField> full_form() {
  return {
      {"skrot", "Krótki opis", "Short description", FieldKind::text, true, 500},
      {"opis", "Co ma powstać", "What is to be made", FieldKind::text, true, 4000},
      {"uzasadnienie", "Po co i dla kogo", "What for and for whom", FieldKind::text, true, 2000},
      {"uniwersalne", "Czy każdy będzie mógł skorzystać, także na wózku", "Can everybody use it, also in a wheelchair",
       FieldKind::yes_no, true},
      {"dostepnosc", "Jak to zapewnimy albo dlaczego się nie da", "How, or why it cannot be", FieldKind::text, true,
       1000},
      {"godziny", "Kiedy będzie otwarte", "When it will be open", FieldKind::line, false, 200},
      {"zalacznik", "Kosztorys, szkic albo zgoda", "Estimate, sketch or consent", FieldKind::file, false},
      {"telefon", "Telefon", "Phone", FieldKind::line, false, 20, true},
      {"mieszkam", "Mieszkam w tym mieście", "I live in this city", FieldKind::consent, true},
      {"wiem", "Wiem, że opis i załączniki projektu będą publiczne",
       "I know that the description and the attachments "
       "will be public",
       FieldKind::consent, true},
  };
}

std::vector<editions::Price> price_list() {
  return {{"drzewo z sadzeniem i opieką przez 3 lata", "szt.", 180'000},
          {"ławka z oparciem i podłokietnikami", "szt.", 250'000},
          {"krzewy", "m²", 18'000},
          {"kosz na śmieci", "szt.", 90'000},
          {"ścieżka mineralna", "m²", 22'000},
          {"poidełko", "szt.", 1'200'000}};
}

struct Invented {
  std::string_view email, pool, path, title, summary, body, why, location;
  std::string_view cost, quantity, unit, price;
  bool sent;
};
constexpr Invented kAll[] = {
    {"mieszkanka@wiec.example", "ogolnomiejska", "citywide_joint", "Poidełka przy parkach",
     "Sześć poidełek przy wejściach do największych parków.", "Poidełka z niskim kranem, dostępne także z wózka.",
     "Latem w parkach nie ma gdzie się napić.", "wejścia do parków", "poidełko", "6", "szt.", "12000", true},
    {"radna@wiec.example", "", "district_joint", "Drzewa wzdłuż drogi do szkoły",
     "Czterdzieści lip między przystankiem a szkołą.", "Lipy po obu stronach chodnika, w pasie trawnika.",
     "Dzieci idą w pełnym słońcu.", "droga od przystanku do szkoły", "drzewo z sadzeniem", "40", "szt.", "1800", true},
    {"ambasador@wiec.example", "", "district_joint", "Ogród deszczowy na skwerze", "Ogród, który zbiera wodę z ulicy.",
     "", "Po ulewie stoi tu woda.", "skwer przy bibliotece", "krzewy", "80", "m²", "180", false},
};

void answer(Context& ctx, const editions::Edition& e, submission::SubmissionId id, const Invented& i) {
  const auto* pool = i.pool.empty() ? &e.pools.back() : e.pool(i.pool);
  const auto all = proposals::categories(ctx);
  const std::pair<std::string_view, std::string_view> typed[] = {
      {"title", i.title},
      {"category", all->empty() ? "" : std::string_view(all->front().code)},
      {"f_skrot", i.summary},
      {"f_opis", i.body},
      {"f_uzasadnienie", i.why},
      {"f_uniwersalne", "tak"},
      {"f_dostepnosc", "Bez progów, z miejscem na wózek."},
      {"pool", pool ? std::string_view(pool->code) : ""},
      {"path", i.path},
      {"location", i.location},
      {"c0_name", i.cost},
      {"c0_quantity", i.quantity},
      {"c0_unit", i.unit},
      {"c0_price", i.price},
      {"author_name", i.sent ? "Osoba zmyślona" : ""},
      {"f_mieszkam", i.sent ? "1" : ""},
      {"f_wiem", i.sent ? "1" : ""}};
  std::vector<submission::Answer> answers;
  for (const auto& [field, value] : typed)
    if (!value.empty()) answers.push_back({std::string(field), std::string(value)});
  ctx.db.write("demo.answer", [=](db::WriteTx& tx) {
    const auto s = submission::find_submission(tx, id);
    if (s) submission::store_answers(tx, *s, {}, answers);
  });
}

void store_one(Context& ctx, const editions::Edition& e, const Invented& i) {
  const auto person = ctx.db.read([&](db::ReadTx& tx) { return people::find_person_by_email(tx, i.email); });
  if (!person) return;
  ctx.actor = {};
  ctx.actor.person = person->id.value;
  const auto id = submission::begin_submission(ctx, {.edition = e.id, .draft = {}});
  if (!id) return;
  answer(ctx, e, *id, i);
  if (!i.sent) return;
  if (const auto all = submission::load_submission(ctx, *id)) (void)submission::send_submission(ctx, *all, {});
}

// Paths of the finished edition, as far as the invented office wrote them down: of every seventh it did not.
void store_paths(Context& ctx, const editions::Edition& e) {
  ctx.db.write("demo.store_paths", [=](db::WriteTx& tx) {
    int n = 0;
    for (const auto& entry : proposals::load_entries(tx, e.id)) {
      ++n;
      if (n % 7 == 0) continue;
      const auto* pool = e.pool(entry.pool);
      const bool citywide = pool && pool->level == editions::Level::citywide,
                 refused = entry.state == proposals::State::rejected;
      const bool joint = refused ? n % 9 == 1 : n % 4 == 1;
      submission::store_path(tx, entry.id,
                             !joint     ? drafts::Path::ordinary
                             : citywide ? drafts::Path::citywide_joint
                                        : drafts::Path::district_joint);
    }
  });
}

}  // namespace

editions::Edition green_edition(const editions::Edition& running, Date today) {
  editions::Edition e = running;
  e.code = fmt::format("{}{}", kCode, running.year);
  e.name_pl = fmt::format("Zielony budżet {}", running.year);
  e.name_en = fmt::format("Green budget {}", running.year);
  e.picture = {};
  const auto day = [&](int days) { return text::instant_at(Date{today.days + days}, 0, 0); };
  using editions::StageKind;
  e.settings.timetable = {{StageKind::submission, day(-6), day(45)},
                          {StageKind::verification, day(45), day(100)},
                          {StageKind::ballot_list, day(100), day(120)},
                          {StageKind::voting, day(120), day(134)},
                          {StageKind::results, day(134), day(160)}};
  e.settings.form = full_form();
  e.settings.prices = price_list();
  if (e.pools.size() > 5) e.pools.resize(5);
  for (editions::Pool& pool : e.pools) {
    const bool citywide = pool.level == editions::Level::citywide;
    pool.id = {};
    pool.budget = {citywide ? 60'000'000 : 25'000'000};
    pool.cost_least = Money{250'000};
    pool.cost_most = Money{citywide ? 15'000'000 : 8'000'000};
  }
  // One pool asks for signatures, so that the list of support can be seen.
  if (e.pools.size() > 1) e.pools[1].signatures = 3;
  return e;
}

void store_demo_submissions(Context& ctx) {
  const Actor before = ctx.actor;
  for (const editions::Edition& e : *editions::editions(ctx)) {
    const auto counts = ctx.db.read([&](db::ReadTx& tx) { return submission::path_counts(tx, e.id); });
    const bool known = std::ranges::any_of(counts, [](const auto& c) { return c.path.has_value(); });
    if (known) continue;
    if (e.code.starts_with(kCode))
      for (const Invented& i : kAll) store_one(ctx, e, i);
    else if (const auto* results = editions::stage_of(e.settings, editions::StageKind::results);
             results && results->from_at < ctx.now)
      store_paths(ctx, e);
  }
  ctx.actor = before;
}

}  // namespace wiec::app
