#include "modules/needs/tell_supporters.h"

#include "base/json.h"
#include "commons/notifications/notifications.h"
#include "modules/needs/idea.h"
#include "modules/needs/need_store.h"

namespace wiec::needs {
namespace {

constexpr int kAtOnce = 200;

struct News {
  NeedId need;
  std::int64_t but = 0;   // who did it knows
  people::PersonId told;  // everybody up to this one is told already
  std::string text_pl, text_en;
};

std::string content_of(const News& n) {
  return to_text(Json::Object{
      {"need", n.need.value}, {"but", n.but}, {"told", n.told.value}, {"pl", n.text_pl}, {"en", n.text_en}});
}

std::optional<News> news_from(std::string_view content) {
  const auto json = parse_json(content);
  if (!json) return std::nullopt;
  const auto number = [&](std::string_view name) { return json->find(name) ? json->find(name)->integer() : nullptr; };
  const auto words = [&](std::string_view name) { return json->find(name) ? json->find(name)->string() : nullptr; };
  if (!number("need") || !number("but") || !number("told") || !words("pl") || !words("en")) return std::nullopt;
  return News{NeedId{*number("need")}, *number("but"), people::PersonId{*number("told")}, *words("pl"), *words("en")};
}

void tell(db::WriteTx& tx, const Need& n, const News& news, people::PersonId person) {
  notifications::notify(tx, {.person = person,
                             .kind = notifications::NoticeKind::own,
                             .noun = std::string(kNeedNoun),
                             .noun_id = n.id.value,
                             .matter_pl = n.what,
                             .matter_en = n.what,
                             .text_pl = news.text_pl,
                             .text_en = news.text_en,
                             .path = n.path()});
}

}  // namespace

void tell_about(db::WriteTx& tx, const Need& n, const Actor& actor, std::string text_pl, std::string text_en) {
  const std::string content = content_of({n.id, actor.person, {}, std::move(text_pl), std::move(text_en)});
  jobs::add(tx, {.kind = kTellJob, .content = content, .unique_key = {}});
}

jobs::Outcome tell_some(jobs::Job& job) {
  const auto read = news_from(job.content());
  if (!read) return std::unexpected(jobs::Failure{"unreadable content", true});
  job.db().write("needs.tell_some", [&job, news = *read](db::WriteTx& tx) {
    const auto need = find_need(tx, news.need);
    const auto people = concerned_by(tx, news.need, news.told, kAtOnce);
    if (need && !need->hidden())
      for (const auto person : people)
        if (person.value != news.but) tell(tx, *need, news, person);
    if (std::ssize(people) == kAtOnce) {
      const std::string rest = content_of({news.need, news.but, people.back(), news.text_pl, news.text_en});
      jobs::add(tx, {.kind = kTellJob, .content = rest, .unique_key = {}});
    }
    job.finish(tx);
  });
  return {};
}

}  // namespace wiec::needs
