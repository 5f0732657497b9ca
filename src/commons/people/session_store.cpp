#include "base/sha256.h"
#include "commons/people/scope_words.h"
#include "commons/people/session.h"
#include "platform/crypto/crypto.h"

namespace wiec::people {
namespace {

constexpr std::chrono::minutes kCodeOwed{15};  // to give the second factor
constexpr std::chrono::minutes kNoteEvery{5};
constexpr std::size_t kLongestToken = 64;

const db::Sql insert_row{"people.insert_session", R"(
  insert into session (id, token_hash, person_id, complete, strong, device, created_at, seen_at, idle_limit, ends_at)
  values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9))"};
const db::Sql complete_row{"people.complete_session", R"(
  update session set token_hash = $2, complete = true, strong = true, seen_at = $3 where id = $1 and not (complete and strong))"};
const db::Sql delete_one{"people.delete_session", "delete from session where id = $1 and person_id = $2"};
const db::Sql delete_others{"people.delete_other_sessions", "delete from session where person_id = $1 and id <> $2"};
const db::Sql select_of_person{"people.select_sessions", R"(
  select id, device, strong, created_at, seen_at, ends_at from session
  where person_id = $1 and complete and ends_at > $2 and seen_at + idle_limit > $2 order by seen_at desc, id desc)"};
const db::Sql select_visit{"people.select_visit", R"(
  select s.id, s.person_id, s.complete, s.strong, s.seen_at, p.name, g.role, g.organisation_id, g.unit_id, g.place_id
  from session s join person p on p.id = s.person_id left join role_grant g on g.person_id = p.id
  where s.token_hash = $1 and s.ends_at > $2 and s.seen_at + s.idle_limit > $2 and p.state = 'active'
    and (s.complete or s.created_at > $3)
  order by g.id)"};
const db::Sql update_seen{"people.note_visit", "update session set seen_at = $2 where id = $1 and seen_at < $2"};

void add_grant(Actor& actor, const db::Row& row, bool weak) {
  const auto name = row.get<std::optional<std::string_view>>(6);
  const auto role = name ? role_from(*name) : std::nullopt;
  if (!role || (weak && needs_second_factor(*role))) return;
  const auto number = [&](int column) { return row.get<std::optional<std::int64_t>>(column).value_or(0); };
  const Grant grant{*role, number(7), number(8), number(9)};
  if (!holds_everywhere_only(*role) || !is_narrowed(grant)) actor.grants.push_back(grant);
}

}  // namespace

std::string new_session_token() { return crypto::random_token(256); }

std::string hash_of_token(std::string_view token) { return hex(sha256(token)); }

SessionId insert_session(db::WriteTx& tx, std::string_view token_hash, const NewSession& s) {
  const auto id = tx.new_id<SessionId>();
  const std::chrono::microseconds idle = s.official ? std::chrono::minutes(30) : std::chrono::days(7);
  const std::chrono::microseconds all = s.official ? std::chrono::hours(12) : std::chrono::days(30);
  tx.run(insert_row, id, token_hash, s.person, s.complete, s.strong, s.device, tx.now(), std::int64_t{idle.count()},
         tx.now() + all);
  return id;
}

bool complete_session(db::WriteTx& tx, SessionId id, std::string_view new_token_hash) {
  return tx.run(complete_row, id, new_token_hash, tx.now()) == 1;
}

bool delete_session(db::WriteTx& tx, PersonId person, SessionId id) { return tx.run(delete_one, id, person) == 1; }

std::int64_t delete_sessions(db::WriteTx& tx, PersonId person, SessionId but) {
  return tx.run(delete_others, person, but);
}

std::vector<Session> sessions_of(db::ReadTx& tx, PersonId person, Instant now) {
  return tx.all(
      select_of_person,
      [](const db::Row& row) {
        return Session{.id = row.get<SessionId>(0),
                       .device = row.get<std::string>(1),
                       .strong = row.get<bool>(2),
                       .created_at = row.get<Instant>(3),
                       .seen_at = row.get<Instant>(4),
                       .ends_at = row.get<Instant>(5)};
      },
      person, now);
}

std::optional<Visit> find_visit(const db::Database& db, std::string_view token, Instant now, bool second_factor) {
  if (token.empty() || token.size() > kLongestToken) return std::nullopt;
  const std::string hash = hash_of_token(token);
  return db.read([&](db::ReadTx& tx) {
    std::optional<Visit> visit;
    for (const db::Row& row : tx.query(select_visit, hash, now, now + -kCodeOwed)) {
      const bool complete = row.get<bool>(2);
      if (!visit) {
        visit.emplace();
        visit->actor.session = row.get<std::int64_t>(0);
        (complete ? visit->actor.person : visit->actor.owing) = row.get<std::int64_t>(1);
        visit->actor.strong = row.get<bool>(3);
        visit->note_again = now - row.get<Instant>(4) >= kNoteEvery;
        visit->actor.name = row.get<std::string>(5);
      }
      if (complete) add_grant(visit->actor, row, second_factor && !visit->actor.strong);
    }
    return visit;
  });
}

void note_visit(const db::Database& db, std::int64_t session) {
  db.write(
      "people.note_visit", [=](db::WriteTx& tx) { tx.run(update_seen, session, tx.now()); },
      db::Isolation::read_committed);
}

std::string device_from(std::string_view agent) {
  using Names = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  const auto first_of = [&](Names names) {
    for (const auto& [mark, name] : names)
      if (agent.find(mark) != std::string_view::npos) return name;
    return std::string_view();
  };
  const auto browser = first_of({{"Edg", "Edge"},
                                 {"OPR/", "Opera"},
                                 {"SamsungBrowser", "Samsung Internet"},
                                 {"Firefox/", "Firefox"},
                                 {"FxiOS", "Firefox"},
                                 {"Chrome/", "Chrome"},
                                 {"CriOS", "Chrome"},
                                 {"Safari/", "Safari"}});
  const auto system = first_of({{"Android", "Android"},
                                {"iPhone", "iPhone"},
                                {"iPad", "iPad"},
                                {"Windows", "Windows"},
                                {"Mac OS X", "macOS"},
                                {"CrOS", "ChromeOS"},
                                {"Linux", "Linux"}});
  if (browser.empty() || system.empty()) return std::string(browser.empty() ? system : browser);
  return fmt::format("{}, {}", browser, system);
}

}  // namespace wiec::people
