// What came of the largest groups of equal ballots (tally/voter_groups.h).
#include "modules/voting/result_parts.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"

namespace wiec::voting {
namespace {
std::string text_at(const Json* json, std::string_view name) {
  const Json* value = json ? json->find(name) : nullptr;
  return value && value->string() ? *value->string() : std::string();
}

struct Group {
  const Json& json;
  Language language;
  Currency currency;
  bool loads;

  Money money(const Json& of, std::string_view name) const {
    return {minor_units_from(text_at(&of, name)).value_or(0), currency};
  }
  const Json::Array* list(std::string_view name) const {
    const Json* value = json.find(name);
    return value ? value->array() : nullptr;
  }
  std::string project(const std::string& id, const std::string& title) const {
    const auto has = [&](const Json& one) { return *one.string() == id; };
    if (std::ranges::none_of(*list("won"), has)) return std::string(texts::group_lost(language, title));
    for (const Json& one : list("paid") ? *list("paid") : Json::Array{}) {
      if (text_at(&one, "project") == id) return std::string(texts::group_paid(language, title, money(one, "amount")));
    }
    return std::string(texts::group_won(language, title));
  }
  std::string all_money() const {
    if (!list("paid")) return {};
    const Money share = money(json, "share"), paid = money(json, "paid_in_all"), left = money(json, "left");
    if (list("paid")->empty())
      return std::string(loads ? texts::group_bore_nothing(language) : texts::group_kept(language, share));
    return std::string(loads ? texts::group_bore(language, paid, share)
                             : texts::group_money(language, share, paid, left));
  }
};
}  // namespace

std::vector<GroupWords> words_of_groups(Language l, const Json& report, const ProjectTitle& title) {
  std::vector<GroupWords> out;
  const Json* groups = report.find("groups");
  if (!groups || !groups->find("items")) return out;
  const Currency currency = currency_from(text_at(report.find("election"), "currency")).value_or(Currency::pln);
  for (const Json& item : *groups->find("items")->array()) {
    const Group group{item, l, currency, text_at(groups, "money") == "loads"};
    GroupWords words{std::string(texts::group_people(l, *item.find("voters")->integer())), {}, group.all_money()};
    for (const Json& id : *group.list("projects"))
      words.projects.push_back(group.project(*id.string(), title(*id.string())));
    if (words.projects.empty()) words.projects.emplace_back(texts::group_of_none(l));
    out.push_back(std::move(words));
  }
  return out;
}

void put_groups(Html& out, Language l, const ResultView& view, const Json& report) {
  const auto title = [&](const std::string& id) {
    const auto at = std::ranges::find(view.projects, id, &ProjectResult::external_id);
    return at == view.projects.end() ? id : at->title(l);
  };
  const std::vector<GroupWords> groups = words_of_groups(l, report, title);
  if (groups.empty()) return;
  html::details(out, texts::groups_title(l), [&](Html& body) {
    html::put<R"(<div class="stack">)">(body);
    for (const GroupWords& group : groups) {
      html::put<"<h3>{}</h3><ul>">(body, group.people);
      for (const std::string& project : group.projects) html::put<"<li>{}</li>">(body, project);
      html::put<"</ul>">(body);
      if (!group.money.empty()) html::put<"<p>{}</p>">(body, group.money);
    }
    if (report.find("groups")->find("money")) html::put<R"(<p class="muted">{}</p>)">(body, texts::groups_note(l));
    html::put<"</div>">(body);
  });
}

}  // namespace wiec::voting
