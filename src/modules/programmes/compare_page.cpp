// /programy/porownaj: two to four cards side by side, field by field.
#include <array>
#include <functional>

#include "modules/programmes/pages.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

struct Choice {
  std::string typed;
  std::optional<Project> card;
  bool wrong = false;  // typed, and no one card fits
};
using Choices = std::array<Choice, std::size(kCompared)>;

Choices chosen_cards(Context& ctx, const Request& request) {
  Choices choices;
  ctx.db.read([&](db::ReadTx& tx) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const auto clean = text::clean_line(request.query(kCompared[i]));
      choices[i].typed = clean ? text::truncate(*clean, 200) : std::string();
      if (const auto id = choices[i].typed.empty() ? std::nullopt : find_named(tx, choices[i].typed))
        choices[i].card = find_project(tx, *id);
      choices[i].wrong = !choices[i].card && !request.query(kCompared[i]).empty();
    }
  });
  return choices;
}

void put_choice_form(Html& out, Language l, const Choices& choices, bool asked) {
  const std::string action = localized(l, "/programy/porownaj");
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < choices.size(); ++i)
    labels.push_back(texts::compare_card(l, static_cast<std::int64_t>(i + 1)));
  html::form(
      out, {.action = action,
            .body =
                [&](Html& f) {
                  for (std::size_t i = 0; i < choices.size(); ++i) {
                    const Choice& one = choices[i];
                    const bool missing = asked && i < 2 && one.typed.empty() && !one.wrong;
                    html::text_field(
                        f, l,
                        {.name = kCompared[i],
                         .label = labels[i],
                         .hint = i == 0 ? texts::compare_hint(l) : std::string_view(),
                         .value = one.card ? one.card->name(l) == one.typed ? one.typed : one.card->code() : one.typed,
                         .error = one.wrong ? texts::compare_unknown(l)
                                  : missing ? texts::compare_two(l)
                                            : std::string_view(),
                         .optional = i >= 2});
                  }
                  html::button(f, {.label = texts::compare_show(l)});
                },
            .get = true});
}

std::string topics_in_words(Language l, const Topics& topics, const Project& p) {
  std::string all;
  for (const TopicId id : p.topics)
    if (const Topic* topic = find_by_id(topics, id)) all += (all.empty() ? "" : ", ") + topic->name(l);
  return all;
}

std::string countries_in_words(Language l, const Project& p) {
  std::vector<std::string> names;
  for (const Partner& one : p.partners)
    if (!one.country.empty() && std::ranges::find(names, country_name(l, one.country)) == names.end())
      names.push_back(country_name(l, one.country));
  return fmt::format("{}", fmt::join(names, ", "));
}

// A row for each thing that one card at least says.
class Comparison {
 public:
  Comparison(html::Table& table, Language l, const std::vector<const Project*>& cards)
      : table_(table), l_(l), cards_(cards) {}

  void titles() {
    std::vector<std::string> links;
    for (const Project* p : cards_) links.push_back(localized(l_, "/programy/" + p->code()));
    std::vector<std::function<void(Html&)>> put;
    for (std::size_t i = 0; i < cards_.size(); ++i)
      put.emplace_back(
          [&, i](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, links[i], cards_[i]->title(l_)); });
    std::vector<html::Content> cells{texts::title(l_)};
    for (const auto& one : put) cells.emplace_back(one);
    table_.row(cells);
  }
  template <class F>
  void row(std::string_view label, F value) {
    std::vector<std::string> values;
    for (const Project* p : cards_) values.push_back(value(*p));
    if (std::ranges::all_of(values, [](const std::string& v) { return v.empty(); })) return;
    std::vector<html::Content> cells{label};
    for (std::string& one : values) {
      if (one.empty()) one = "–";
      cells.emplace_back(one);
    }
    table_.row(cells);
  }
  void count(std::string_view label, std::size_t (*size)(const Project&)) {
    row(label, [&](const Project& p) {
      return size(p) == 0 ? std::string() : text::format_number(l_, static_cast<std::int64_t>(size(p)));
    });
  }

 private:
  html::Table& table_;
  const Language l_;
  const std::vector<const Project*>& cards_;
};

void put_what_it_is(Comparison& table, Context& ctx) {
  const Language l = ctx.language;
  const auto all_programmes = programmes(ctx);
  const auto all_topics = topics(ctx);
  const auto programme_of = [&](const Project& p) { return find_by_id(*all_programmes, p.programme); };
  table.titles();
  table.row(texts::programme(l),
            [&](const Project& p) { return programme_of(p) ? programme_of(p)->name(l) : std::string(); });
  table.row(texts::period(l),
            [&](const Project& p) { return p.period.empty() && programme_of(p) ? programme_of(p)->period : p.period; });
  table.row(texts::topic(l), [&](const Project& p) { return topics_in_words(l, *all_topics, p); });
  table.row(texts::category(l), [&](const Project& p) {
    return p.category == Category::unknown ? std::string() : std::string(words_of(l, p.category));
  });
  table.row(texts::state(l), [&](const Project& p) {
    return p.state == State::unknown ? std::string() : std::string(words_of(l, p.state));
  });
  table.row(texts::dates(l), [&](const Project& p) { return dates_words(l, p.from, p.to); });
}

void put_sums_and_people(Comparison& table, Language l) {
  table.row(texts::value(l), [&](const Project& p) {
    return p.official() ? text::format_money(l, p.official()->total) : std::string();
  });
  table.row(texts::cofunding(l), [&](const Project& p) {
    const Amount* a = p.official();
    return a && a->cofunding ? text::format_money(l, {*a->cofunding, a->total.currency}) : std::string();
  });
  table.row(texts::rate(l), [&](const Project& p) {
    const auto rate = p.official() ? cofunding_rate(*p.official()) : std::nullopt;
    return rate ? rate_words(l, *rate) : std::string();
  });
  table.row(texts::what_for(l), [&](const Project& p) {
    return p.official() ? std::string(words_of(l, p.official()->level)) : std::string();
  });
  table.row(texts::beneficiary(l), [](const Project& p) { return p.beneficiary; });
  table.row(texts::area(l), [](const Project& p) { return p.area; });
  table.count(texts::partners(l), [](const Project& p) { return p.partners.size(); });
  table.row(texts::countries(l), [&](const Project& p) { return countries_in_words(l, p); });
  table.count(texts::phases(l), [](const Project& p) { return p.phases.size(); });
}

void put_comparison(Html& out, Context& ctx, const std::vector<const Project*>& cards) {
  const Language l = ctx.language;
  std::vector<std::string> names;
  for (const Project* p : cards) names.push_back(p->name(l));
  std::vector<html::Column> columns{{.label = texts::what(l)}};
  for (const std::string& name : names) columns.push_back({.label = name});
  html::Table table(out, l, {.caption = texts::compare(l), .columns = columns, .caption_hidden = true});
  Comparison comparison(table, l, cards);
  put_what_it_is(comparison, ctx);
  put_sums_and_people(comparison, l);
}

}  // namespace

Result<Reply> compare_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Choices choices = chosen_cards(ctx, request);
  std::vector<const Project*> cards;
  for (const Choice& one : choices)
    if (one.card && std::ranges::none_of(cards, [&](const Project* known) { return known->id == one.card->id; }))
      cards.push_back(&*one.card);
  const bool wrong = std::ranges::any_of(choices, &Choice::wrong);
  const auto typed = std::ranges::count_if(choices, [](const Choice& one) { return !one.typed.empty(); });
  Page page{.title = std::string(texts::compare(l)), .status = wrong ? 422 : 200, .section = "/programy"};
  page.description = texts::compare_lead(l);
  page.indexed = typed == 0;
  page.has_errors = wrong;
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}, {page.title, ""}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  if (cards.size() >= 2) put_comparison(out, ctx, cards);
  html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(out, texts::compare_choose(l), [&](Html& body) {
    put_choice_form(body, l, choices, typed > 1 && cards.size() < 2);
  });
  return page;
}

}  // namespace wiec::programmes
