#include "commons/audit/audit.h"

#include <stdexcept>

namespace wiec::audit {
namespace {

const db::Sql insert_entry{"audit.insert_entry", R"(
  insert into audit_entry (id, at, person, act, noun, noun_id, detail) values ($1, $2, $3, $4, $5, $6, $7))"};

const db::Sql select_of_noun{"audit.select_of_noun", R"(
  select id, at, person, act, noun, noun_id, detail from audit_entry where noun = $1 and noun_id = $2 order by id)"};

const db::Sql select_latest{"audit.select_latest", R"(
  select id, at, person, act, noun, noun_id, detail from audit_entry where id < $1 order by id desc limit $2)"};

const db::Sql select_of_person{"audit.select_of_person", R"(
  select id, at, person, act, noun, noun_id, detail from audit_entry where person = $1 and id < $2 order by id desc limit $3)"};

constexpr std::size_t kLongestWord = 80;

bool is_code_word(std::string_view word) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._:/+-").contains(c);
  };
  return word.size() <= kLongestWord && std::ranges::all_of(word, allowed);
}

void require_code_word(std::string_view what, std::string_view word) {
  if (!is_code_word(word)) throw std::logic_error(fmt::format("audit: {} is free text, not a code word", what));
}

std::string json_of(Details details) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object();
  for (const auto& [name, value] : details) {
    require_code_word("a detail's name", name);
    writer.key(name);
    if (const auto* number = std::get_if<std::int64_t>(&value))
      writer.value(*number);
    else if (const auto* flag = std::get_if<bool>(&value))
      writer.value(*flag);
    else {
      require_code_word(name, std::get<std::string_view>(value));
      writer.value(std::get<std::string_view>(value));
    }
  }
  writer.end_object();
  return out;
}

Entry entry_in(const db::Row& row) {
  auto detail = parse_json(row.get<std::string_view>(6));
  if (!detail) throw db::Error(db::Error::Cause::broken, "audit: a detail is not JSON: " + detail.error().message);
  return {.id = row.get<std::int64_t>(0),
          .at = row.get<Instant>(1),
          .person = row.get<std::int64_t>(2),
          .act = row.get<std::string>(3),
          .noun = row.get<std::string>(4),
          .noun_id = row.get<std::int64_t>(5),
          .detail = *std::move(detail)};
}

std::int64_t below(std::int64_t before_id) {
  return before_id == 0 ? std::numeric_limits<std::int64_t>::max() : before_id;
}

}  // namespace

void record(db::WriteTx& tx, Actor actor, std::string_view act, std::string_view noun, std::int64_t noun_id,
            Details details) {
  require_code_word("the act", act);
  require_code_word("the noun", noun);
  tx.run(insert_entry, tx.new_id<Id<Entry>>(), tx.now(), actor.person, act, noun, noun_id, json_of(details));
}

std::vector<Entry> entries_of(db::ReadTx& tx, std::string_view noun, std::int64_t noun_id) {
  return tx.all(select_of_noun, entry_in, noun, noun_id);
}

std::vector<Entry> latest_entries(db::ReadTx& tx, int limit, std::int64_t before_id) {
  return tx.all(select_latest, entry_in, below(before_id), limit);
}

std::vector<Entry> entries_by(db::ReadTx& tx, std::int64_t person, int limit, std::int64_t before_id) {
  return tx.all(select_of_person, entry_in, person, below(before_id), limit);
}

}  // namespace wiec::audit
