// /plany/{code}/wersje: every saved version with its reason, and what changed between two of them.
#include "modules/plans/pages.h"
#include "modules/plans/plan_json.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "platform/html/difference.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

std::string text_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found && found->string() ? *found->string() : std::string();
}
std::string text_at(const Json& json, std::string_view name, std::string_view language) {
  const Json* found = json.find(name);
  return found ? text_at(*found, language) : std::string();
}

const Json* with_id(const Json& snapshot, std::string_view list, const std::string& id) {
  const Json* all = snapshot.find(list);
  if (all && all->array())
    for (const Json& one : *all->array())
      if (text_at(one, "id") == id) return &one;
  return nullptr;
}

// An action in words, one line for each thing it says.
std::string action_words(Language l, const Json& a) {
  std::string all;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) all += fmt::format("{}: {}\n", label, value);
  };
  for (const std::string_view language : {"pl", "en"}) {
    add(texts::a_title(l), text_at(a, "title", language));
    add(texts::a_about(l), text_at(a, "about", language));
    add(texts::a_funding(l), text_at(a, "funding", language));
    add(texts::a_risk(l), text_at(a, "risk", language));
  }
  add(texts::a_owner(l), text_at(a, "owner"));
  add(texts::a_partners(l), text_at(a, "partners"));
  add(texts::a_cost(l), text_at(a, "cost") + (text_at(a, "cost").empty() ? "" : " " + text_at(a, "currency")));
  add(texts::a_from(l), text_at(a, "from"));
  add(texts::a_to(l), text_at(a, "to"));
  if (const auto readiness = programmes::enum_from<Readiness>(kReadiness, text_at(a, "readiness")))
    add(texts::a_readiness(l), std::string(words_of(l, *readiness)));
  const Json* indicators = a.find("indicators");
  if (indicators && indicators->array())
    for (const Json& i : *indicators->array())
      add(text_at(i, "name", "pl"),
          fmt::format("{} → {} {}", text_at(i, "baseline"), text_at(i, "target"), text_at(i, "unit")));
  return all;
}

std::string paragraph_words(const Json& p) {
  const std::string en = text_at(p, "text", "en");
  return text_at(p, "text", "pl") + (en.empty() ? "" : "\n" + en);
}

template <class Words>
bool put_list(Html& out, Language l, std::string_view list, const Json& before, const Json& after,
              std::string_view label, const Words& words_of_one) {
  bool any = false;
  const auto put = [&](const std::string& old, const std::string& now, const std::string& title) {
    any = any || old != now;
    html::difference(out, l, title, old, now);
  };
  const auto label_of = [&](const Json& one) {
    const std::string title = text_at(one, "title", l == Language::en ? "en" : "pl");
    const auto section = programmes::enum_from<Section>(kSections, text_at(one, "section"));
    return fmt::format("{}: {}", label, section ? words_of(l, *section) : std::string_view(title));
  };
  const Json *olds = before.find(list), *nows = after.find(list);
  if (nows && nows->array())
    for (const Json& one : *nows->array()) {
      const Json* old = with_id(before, list, text_at(one, "id"));
      put(old ? words_of_one(*old) : std::string(), words_of_one(one), label_of(one));
    }
  if (olds && olds->array())
    for (const Json& one : *olds->array())
      if (!with_id(after, list, text_at(one, "id"))) put(words_of_one(one), "", label_of(one));
  return any;
}

void put_changes(Html& out, Language l, const Version& before, const Version& after) {
  const auto old = parse_json(before.snapshot), now = parse_json(after.snapshot);
  if (!old || !now) return;
  bool any = false;
  const auto field = [&](std::string_view label, const std::string& a, const std::string& b) {
    any = any || a != b;
    html::difference(out, l, label, a, b);
  };
  field(texts::in_polish(l, texts::f_title(l)), text_at(*old, "title", "pl"), text_at(*now, "title", "pl"));
  field(texts::in_english(l, texts::f_title(l)), text_at(*old, "title", "en"), text_at(*now, "title", "en"));
  field(texts::f_area(l), text_at(*old, "area"), text_at(*now, "area"));
  field(texts::f_place(l), text_at(*old, "place"), text_at(*now, "place"));
  any = put_list(out, l, "paragraphs", *old, *now, texts::a_paragraph(l), paragraph_words) || any;
  any = put_list(out, l, "actions", *old, *now, texts::action(l), [&](const Json& a) { return action_words(l, a); }) ||
        any;
  if (!any) html::put<"<p>{}</p>">(out, texts::no_difference(l));
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  if (text.empty() || text.size() > 9) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

Result<Reply> versions_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  const Language l = ctx.language;
  const std::string_view asked_to = request.query("do"), asked_from = request.query("od");
  const auto to = asked_to.empty() ? std::optional(p.version) : number_of(asked_to);
  const auto from = asked_from.empty() ? std::optional(to.value_or(1) - 1) : number_of(asked_from);
  std::vector<Version> all;
  std::optional<Version> before, after;
  ctx.db.read([&](db::ReadTx& tx) {
    all = versions_of(tx, p.id);
    if (to) after = find_version(tx, p.id, *to);
    if (from && *from > 0) before = find_version(tx, p.id, *from);
  });
  if (!after || !from || (*from > 0 && !before)) return problem(ProblemKind::not_found, texts::keys::no_such_version);
  if (!before) before = Version{.number = 0, .snapshot = "{}", .reason = {}};
  Page page{.title = texts::versions_of(l, p.title.in(l)), .section = "/programy", .indexed = false};
  page.crumbs = {{std::string(texts::title(l)), "/plany"}, {p.title.in(l), p.path()}};
  Html& out = page.main;
  html::heading(out, 1, texts::versions(l));
  html::put<"<ul>">(out);
  for (const Version& v : all) {
    const std::string href = localized(l, fmt::format("{}/wersje?do={}", p.path(), v.number));
    html::put<R"(<li><a href="{}"{?aria-current=}>{}</a> {}</li>)">(
        out, href, v.number == after->number ? "true" : "",
        texts::version_on(l, v.number, text::date_in_warsaw(v.made_at)), v.reason);
  }
  html::put<"</ul><h2>{}</h2>">(out, before->number > 0 ? texts::changed_between(l, before->number, after->number)
                                                        : std::string(texts::first_version(l)));
  put_changes(out, l, *before, *after);
  return page;
}

}  // namespace wiec::plans
