// News that reach people by letter: legal deadlines at once, all else in one letter a week, grouped by matter, newest
// first. A use case says what is new in its own transaction; a job writes the letters.
//
//   notifications::notify(tx, {.person = author, .kind = NoticeKind::own, .noun = "proposal", .noun_id = id,
//                              .matter_pl = title, ..., .text_pl = "Projekt przeszedł ocenę.", .path =
//                              "/projekty/12"});
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "commons/people/person.h"
#include "commons/site/context.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/letter.h"

namespace wiec::notifications {

std::span<const db::Migration> migrations();

enum class NoticeKind : std::uint8_t {
  deadline,  // something must be done until a day, or a decision about the person's own matter: always, at once
  own,       // news about what the person takes part in: weekly unless chosen otherwise
  city,      // news of the city's editions: only for those who chose it
};
inline constexpr NoticeKind kNoticeKinds[] = {NoticeKind::deadline, NoticeKind::own, NoticeKind::city};
std::string_view code_of(NoticeKind);

enum class Mode : std::uint8_t { at_once, weekly, never };
std::string_view code_of(Mode);
std::optional<Mode> mode_from(std::string_view);
Mode usual_mode(NoticeKind);

struct NewNotice {
  people::PersonId person;
  NoticeKind kind = NoticeKind::own;
  std::string noun;
  std::int64_t noun_id = 0;
  std::string matter_pl, matter_en;
  std::string text_pl, text_en;
  std::string path;
};
// False when the person chose not to hear of this kind.
bool notify(db::WriteTx&, const NewNotice&);

// The digest goes on Mondays at 7:00 in Warsaw: the first one after that instant.
Instant next_digest(Instant after);

struct Choices {
  std::array<Mode, std::size(kNoticeKinds)> modes{};
  Mode of(NoticeKind kind) const { return modes[static_cast<std::size_t>(kind)]; }
};
Choices choices_of(db::ReadTx&, people::PersonId);
void choose(db::WriteTx&, people::PersonId, NoticeKind, Mode);  // deadlines cannot be refused: no change then

// One letter with everything of a person's that waits; nullopt when nothing does.
struct Notice {
  std::int64_t id = 0;
  std::string noun;
  std::int64_t noun_id = 0;
  std::string matter, text;  // in the person's language
  std::string path;
  Instant made_at, due_at;
};
mail::Letter compose_letter(const people::Person&, const std::vector<Notice>&, const std::string& site,
                            const std::string& unsubscribe_path);
std::vector<Notice> waiting_notices(db::ReadTx&, people::PersonId, Language);

// Writes the letters that are due, a hundred people at a time, each exactly once; `stopping` is asked between. Gives
// how many were written. Without an address of the site nothing goes.
std::int64_t send_due_notices(Context&, const std::string& site, const std::function<bool()>& stopping);

// The path that ends all letters but deadlines with one POST (RFC 8058): the person's code and a keyed hash of it.
std::string unsubscribe_path(const Shared&, people::PersonId);
std::optional<people::PersonId> person_from_token(const Shared&, std::string_view token);

}  // namespace wiec::notifications
