#include "commons/notifications/notifications.h"

#include "commons/notifications/notice_store.h"
#include "commons/notifications/texts.h"
#include "commons/people/person_store.h"
#include "commons/site/page.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::notifications {
namespace {

constexpr int kAtOnce = 100;
constexpr std::chrono::days kKept{30};

std::string mac_of(const Shared& shared, std::string_view code) {
  return crypto::hmac_sha256_hex(shared.key("unsubscribe"), code).substr(0, 32);
}

struct Prepared {
  people::PersonId person;
  std::vector<Notice> notices;
  mail::Letter letter;
};

// Notices of one matter stand together; matters in the order of their newest notice, which is the order they come in.
std::vector<std::vector<const Notice*>> by_matter(const std::vector<Notice>& notices) {
  std::vector<std::vector<const Notice*>> groups;
  for (const Notice& n : notices) {
    const auto at = std::ranges::find_if(groups, [&](const auto& group) {
      return group.front()->noun == n.noun && group.front()->noun_id == n.noun_id;
    });
    if (at == groups.end())
      groups.push_back({&n});
    else
      at->push_back(&n);
  }
  return groups;
}

std::vector<Prepared> prepare(Context& ctx, const std::string& site) {
  std::vector<Prepared> all;
  ctx.db.read([&](db::ReadTx& tx) {
    const Instant now = tx.now();
    for (const auto id : people_due(tx, now, kAtOnce)) {
      const auto person = people::find_person(tx, id);
      if (!person) continue;
      Prepared p{.person = id, .notices = due_notices(tx, id, person->language, now)};
      if (person->state == people::PersonState::active)
        p.letter = compose_letter(*person, p.notices, site, unsubscribe_path(ctx.shared, id));
      all.push_back(std::move(p));
    }
  });
  return all;
}

// Marks and queues in one transaction: a letter goes exactly when its notices are marked.
std::int64_t write_letters(Context& ctx, const std::vector<Prepared>& all) {
  return ctx.db.write("notifications.send", [all](db::WriteTx& tx) {
    std::int64_t written = 0;
    for (const Prepared& p : all) {
      if (mark_sent(tx, p.notices) == 0 || p.letter.text.empty()) continue;
      written += mail::queue_letter(tx, p.letter,
                                    {.matter = fmt::format("notices/{}/{}", p.person.value, p.notices.front().id)});
    }
    forget_sent(tx, tx.now() + -kKept);
    return written;
  });
}

}  // namespace

std::string_view code_of(NoticeKind kind) {
  return kind == NoticeKind::deadline ? "deadline" : kind == NoticeKind::own ? "own" : "city";
}

std::string_view code_of(Mode mode) {
  return mode == Mode::at_once ? "at_once" : mode == Mode::weekly ? "weekly" : "never";
}

std::optional<Mode> mode_from(std::string_view code) {
  for (const Mode mode : {Mode::at_once, Mode::weekly, Mode::never})
    if (code_of(mode) == code) return mode;
  return std::nullopt;
}

Mode usual_mode(NoticeKind kind) {
  return kind == NoticeKind::deadline ? Mode::at_once : kind == NoticeKind::own ? Mode::weekly : Mode::never;
}

bool notify(db::WriteTx& tx, const NewNotice& n) {
  const Mode mode = choices_of(tx, n.person).of(n.kind);
  if (mode == Mode::never) return false;
  insert_notice(tx, n, mode == Mode::at_once ? tx.now() : next_digest(tx.now()));
  return true;
}

Instant next_digest(Instant after) {
  // Day 4 of 1970 was a Monday.
  const std::int32_t today = text::date_in_warsaw(after).days;
  std::int32_t monday = today - ((today - 4) % 7 + 7) % 7;
  for (;; monday += 7)
    if (const Instant at = text::instant_at(Date{monday}, 7, 0); at > after) return at;
}

mail::Letter compose_letter(const people::Person& person, const std::vector<Notice>& notices, const std::string& site,
                            const std::string& unsubscribe) {
  const Language l = person.language;
  std::string words(person.name.empty() ? texts::hello(l) : texts::hello_name(l, person.name));
  words += "\n\n";
  const auto groups = by_matter(notices);
  for (const auto& group : groups) {
    words += fmt::format("{}\n", group.front()->matter);
    for (const Notice* n : group)
      words += fmt::format("- {}: {}\n",
                           text::format_date(l, text::date_in_warsaw(n->made_at), text::DateStyle::numeric), n->text);
    words += fmt::format("{}{}\n\n", site, localized(l, group.front()->path));
  }
  words += texts::letter_end(l, site + localized(l, "/konto/powiadomienia"), site + localized(l, unsubscribe));
  mail::Letter letter{.to = {.name = person.name, .email = person.email},
                      .subject = texts::subject(l, static_cast<std::int64_t>(groups.size())),
                      .text = std::move(words),
                      .language = l};
  if (site.starts_with("https://")) letter.unsubscribe_url = site + localized(l, unsubscribe);
  return letter;
}

std::int64_t send_due_notices(Context& ctx, const std::string& site, const std::function<bool()>& stopping) {
  if (site.empty()) return 0;
  std::int64_t written = 0;
  while (!stopping()) {
    const auto all = prepare(ctx, site);
    if (all.empty()) break;
    written += write_letters(ctx, all);
  }
  return written;
}

std::string unsubscribe_path(const Shared& shared, people::PersonId person) {
  const std::string code = code_from_id(person.value);
  return fmt::format("/wypisz/{}-{}", code, mac_of(shared, code));
}

std::optional<people::PersonId> person_from_token(const Shared& shared, std::string_view token) {
  const auto dash = token.find('-');
  if (dash == std::string_view::npos || token.size() > 100) return std::nullopt;
  const std::string_view code = token.substr(0, dash);
  const auto id = id_from_code(code);
  if (!id || !crypto::equal(token.substr(dash + 1), mac_of(shared, code_from_id(*id)))) return std::nullopt;
  return people::PersonId{*id};
}

}  // namespace wiec::notifications
