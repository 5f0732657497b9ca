// The trail of official acts: who did what to which thing and when. Written in the transaction of the act itself; never
// changed or deleted. Casting a ballot writes nothing here.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/json.h"
#include "commons/site/context.h"
#include "platform/db/db.h"

namespace wiec::audit {

std::span<const db::Migration> migrations();

// Details are numbers, yes or no, and code words of at most 80 letters, digits and ._:/+- (a state, a field's name, a
// hash, another noun's id). Free text would carry personal data into a table that is never erased: it is refused
// (std::logic_error).
using DetailValue = std::variant<std::int64_t, bool, std::string_view>;
using Details = std::initializer_list<std::pair<std::string_view, DetailValue>>;

// record(tx, ctx.actor, "edition.publish", "edition", id.value, {{"version", 3}, {"state", "open"}})
void record(db::WriteTx&, Actor, std::string_view act, std::string_view noun, std::int64_t noun_id, Details = {});

struct Entry {
  std::int64_t id = 0;
  Instant at;
  std::int64_t person = 0;  // 0 = nobody logged in, or the program itself
  std::string act;
  std::string noun;
  std::int64_t noun_id = 0;
  Json detail;  // an object
};

// Of one thing, oldest first.
std::vector<Entry> entries_of(db::ReadTx&, std::string_view noun, std::int64_t noun_id);
// Of everything, newest first; before_id = 0 from the end, then the last id of the page before.
std::vector<Entry> latest_entries(db::ReadTx&, int limit, std::int64_t before_id = 0);
// What one person did, newest first: for the person's own data and for the data protection officer.
std::vector<Entry> entries_by(db::ReadTx&, std::int64_t person, int limit, std::int64_t before_id = 0);

}  // namespace wiec::audit
