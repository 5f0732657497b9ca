#include "modules/cases/asked.h"

#include <algorithm>

#include "base/url.h"
#include "commons/search/search.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/programmes/programme_store.h"
#include "platform/html/field.h"
#include "platform/html/page_number.h"
#include "platform/text/text.h"

namespace wiec::cases {
namespace {

constexpr int kMostFound = 300;

struct Offer {
  std::string value, label;
};
void put_select(Html& f, Language l, std::string_view name, std::string_view label, const std::vector<Offer>& offers,
                std::string_view value) {
  if (offers.empty()) return;
  std::vector<html::Choice> choices;
  for (const Offer& one : offers) choices.push_back({.value = one.value, .label = one.label});
  html::select_field(f, l,
                     {.name = name, .label = label, .choices = choices, .value = value, .empty_label = texts::any(l)});
}

std::vector<Offer> topic_offers(Context& ctx) {
  const auto used = ctx.db.read([](db::ReadTx& tx) { return topics_of_cases(tx); });
  std::vector<Offer> offers;
  for (const auto& topic : *programmes::topics(ctx))
    if (std::ranges::find(used, topic.id.value) != used.end()) offers.push_back({topic.code, topic.name(ctx.language)});
  return offers;
}

}  // namespace

std::string Asked::query() const {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) add_parameter(out, name, value);
  };
  add("q", words);
  if (filter.kind) add("rodzaj", programmes::name_in(kKinds, *filter.kind));
  add("temat", topic);
  if (filter.project) add("projekt", code_from_id(filter.project.value));
  add("partner", filter.speaker);
  return out;
}

Asked asked_by(Context& ctx, const Request& request) {
  const auto line = [&](std::string_view name, std::size_t most) {
    return text::truncate(text::clean_line(request.query(name)).value_or(""), most);
  };
  Asked asked;
  asked.words = line("q", 100);
  asked.filter.kind = programmes::enum_from<Kind>(kKinds, request.query("rodzaj"));
  if (const auto* topic = programmes::find_by_code(*programmes::topics(ctx), request.query("temat"))) {
    asked.filter.topic = topic->id;
    asked.topic = topic->code;
  }
  asked.filter.project = ProjectId{id_from_code(request.query("projekt")).value_or(0)};
  asked.filter.speaker = line("partner", 400);
  asked.page = html::page_number(request.query("strona"));
  return asked;
}

std::vector<std::int64_t> found(Context& ctx, const Asked& asked) {
  return ctx.db.read([&](db::ReadTx& tx) {
    auto ids = case_ids(tx, asked.filter);
    if (asked.words.empty()) return ids;
    std::ranges::sort(ids);
    std::vector<std::int64_t> best;
    for (const auto& hit : search::find(tx, kCaseNoun, asked.words, kMostFound, &ctx.shared.stemmer))
      if (std::ranges::binary_search(ids, hit.id)) best.push_back(hit.id);
    return best;
  });
}

void put_filter(Html& out, Context& ctx, const Asked& asked) {
  const Language l = ctx.language;
  std::vector<Offer> projects, partners;
  ctx.db.read([&](db::ReadTx& tx) {
    for (auto& one : projects_with_cases(tx)) projects.push_back({code_from_id(one.id), std::move(one.name)});
    for (auto& one : speakers(tx)) partners.push_back({one, one});
  });
  const std::vector<Offer> topics = topic_offers(ctx), kinds = {{"good", std::string(words_of(l, Kind::good))},
                                                                {"bad", std::string(words_of(l, Kind::bad))}};
  const auto fields = [&](Html& f) {
    html::text_field(
        f, l, {.name = "q", .label = texts::filter_words(l), .value = asked.words, .kind = html::TextKind::search});
    put_select(f, l, "rodzaj", texts::f_kind(l), kinds,
               asked.filter.kind ? programmes::name_in(kKinds, *asked.filter.kind) : std::string_view());
    put_select(f, l, "temat", texts::f_topic(l), topics, asked.topic);
    put_select(f, l, "projekt", texts::f_project(l), projects,
               asked.filter.project ? code_from_id(asked.filter.project.value) : std::string());
    put_select(f, l, "partner", texts::f_speaker(l), partners, asked.filter.speaker);
  };
  const std::string action = localized(l, "/przypadki");
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter(l),
                      .fields = fields,
                      .clear_href = asked.open() ? std::string_view() : std::string_view(action)});
}

}  // namespace wiec::cases
