#include "app/demo_drafts.h"

#include "commons/links/links.h"
#include "commons/people/person_store.h"
#include "commons/search/search.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/origins.h"
#include "modules/drafts/talk_store.h"
#include "modules/needs/idea_store.h"

namespace wiec::app {
namespace {

using drafts::Level;
using drafts::Path;
using drafts::Words;

struct Invented {
  std::string_view idea;  // its title begins so
  Words first, second;
  std::string_view authors[2];  // the second may be empty
  std::string_view comment;     // may be empty
};

std::vector<Invented> invented() {
  return {
      {.idea = "Szlak ławek",
       .first = {.title = "Szlak ławek do przychodni",
                 .body = "Dziesięć ławek wzdłuż ulicy Lipowej.",
                 .why = "Starsze osoby nie mają gdzie odpocząć w drodze do lekarza.",
                 .location = "ul. Lipowa, od przystanku do przychodni"},
       .second = {.title = "Szlak ławek do przychodni",
                  .body =
                      "Dziesięć ławek z oparciem i podłokietnikiem wzdłuż ulicy Lipowej, co sto metrów.\nPrzy trzech "
                      "z nich drzewo, które da cień.",
                  .why = "Starsze osoby i rodzice z wózkami nie mają gdzie odpocząć w drodze do lekarza.",
                  .location = "ul. Lipowa, od przystanku do przychodni"},
       .authors = {"mieszkanka@wiec.example", "ambasador@wiec.example"},
       .comment = "Warto zapytać zarząd zieleni, gdzie pod chodnikiem nie ma rur."},
      {.idea = "Drzewa zamiast",
       .first = {.title = "Cień nad placami zabaw w całym mieście",
                 .body = "Sześć lip przy każdym placu zabaw, a do czasu, aż urosną, żagle przeciwsłoneczne.",
                 .why = "Latem zjeżdżalnie są za gorące, żeby się na nich bawić.",
                 .location = "miejskie place zabaw",
                 .level = Level::citywide,
                 .path = Path::district_joint},
       .second = {},
       .authors = {"radna@wiec.example", ""},
       .comment = ""},
  };
}

std::optional<needs::Idea> idea_named(db::ReadTx& tx, std::string_view beginning) {
  for (const auto& idea : needs::ideas(tx, {}, 100))
    if (idea.title.starts_with(beginning)) return idea;
  return std::nullopt;
}

void store_one(db::WriteTx& tx, Invented i, const search::Analysed& analysed) {
  const auto author = people::find_person_by_email(tx, i.authors[0]);
  const auto idea = idea_named(tx, i.idea);
  if (!author || !idea) return;
  if (i.first.level == Level::district) i.first.place = i.second.place = idea->place;
  const auto id = drafts::insert_draft(tx, i.first, author->id);
  const auto other = i.authors[1].empty() ? std::nullopt : people::find_person_by_email(tx, i.authors[1]);
  if (other) {
    drafts::insert_author(tx, id, other->id);
    drafts::insert_revision(tx, id, 2, i.second, other->id);
  }
  drafts::set_shared(tx, id, true);
  search::index_document(tx, drafts::kDraftNoun, id.value, analysed);
  links::add_link(tx, {std::string(drafts::kDraftNoun), id.value}, drafts::kGrewFrom,
                  {std::string(needs::kIdeaNoun), idea->id.value});
  drafts::renew_origins(tx, id);
  if (i.comment.empty()) return;
  const auto commenter = people::find_person_by_email(tx, "radna@wiec.example");
  drafts::insert_comment(tx, id,
                         {.id = {},
                          .person = commenter ? commenter->id : people::PersonId{},
                          .revision = 2,
                          .body = std::string(i.comment)});
}

}  // namespace

void store_demo_drafts(Context& ctx) {
  const auto all = invented();
  std::vector<search::Analysed> analysed;
  for (const Invented& i : all) {
    const Words& w = i.second.title.empty() ? i.first : i.second;
    analysed.push_back(
        search::analyse(ctx.shared.stemmer, {.title = w.title, .summary = w.why, .body = w.body, .place = w.location}));
  }
  ctx.db.write("demo.store_drafts", [=](db::WriteTx& tx) {
    if (drafts::count_shared(tx, {}) > 0) return;
    for (std::size_t i = 0; i < all.size(); ++i) store_one(tx, all[i], analysed[i]);
  });
}

}  // namespace wiec::app
