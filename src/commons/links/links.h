// The thread: typed links between any two nouns, walked both ways, and the dated public log of each noun. The module to
// the right writes the link (a proposal links to its idea), so that nobody depends to the right.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "platform/db/db.h"

namespace wiec::links {

std::span<const db::Migration> migrations();

// One thing of the house, whoever keeps it.
struct Noun {
  std::string name;  // "proposal"
  std::int64_t id = 0;
  friend bool operator==(const Noun&, const Noun&) = default;
};

// What the one is to the other, read from left to right: from "grew_from" to. Code words of a-z and _.
struct Link {
  Noun from;
  std::string kind;
  Noun to;
  Instant made_at;
};

// False when it was there already.
bool add_link(db::WriteTx&, const Noun& from, std::string_view kind, const Noun& to);
// False when there was none.
bool remove_link(db::WriteTx&, const Noun& from, std::string_view kind, const Noun& to);

// Oldest first.
std::vector<Link> links_from(db::ReadTx&, const Noun&);
std::vector<Link> links_from(db::ReadTx&, const Noun&, std::string_view kind);
std::vector<Link> links_to(db::ReadTx&, const Noun&);
std::vector<Link> links_to(db::ReadTx&, const Noun&, std::string_view kind);

// Everything that hangs on the same thread: the noun itself first, then by the number of steps. At most `limit` nouns,
// two queries for each.
struct Step {
  Noun noun;
  int steps = 0;
  std::string kind;     // of the link it was reached by; empty of the noun itself
  bool forward = true;  // that link leads from the nearer noun to this one
};
std::vector<Step> thread_of(db::ReadTx&, const Noun&, int limit = 100);

// One line of what happened, public, in both languages. Never personal data: an office, not a name.
struct LogEntry {
  std::int64_t id = 0;
  Noun noun;
  Instant at;
  std::string kind;  // code word: "submitted", "won", "report"
  std::string text_pl;
  std::string text_en;  // empty: shown in Polish, marked so
  const std::string& text(Language language) const {
    return language == Language::en && !text_en.empty() ? text_en : text_pl;
  }
};

struct LogText {
  std::string pl;
  std::string en;
};
// At the time of the transaction.
void add_log(db::WriteTx&, const Noun&, std::string_view kind, const LogText&);
// At another time: what is imported, what happened before the system.
void add_log_at(db::WriteTx&, const Noun&, Instant at, std::string_view kind, const LogText&);
std::vector<LogEntry> log_of(db::ReadTx&, const Noun&);    // oldest first
std::vector<LogEntry> latest_log(db::ReadTx&, int limit);  // of all nouns, newest first

}  // namespace wiec::links
