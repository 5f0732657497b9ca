#include "modules/polling/roll_store.h"

namespace wiec::polling {
namespace {

struct BatchTag;
using BatchId = Id<BatchTag>;

// "on conflict do nothing" waits for whoever holds the same key, on both databases, and then says that it is taken.
const db::Sql insert_mark{"polling.insert_mark", R"(
  insert into roll (edition_id, person_key, contact_key, contact_slot, channel, state, ballot_key, receipt, by_guardian)
  values ($1, $2, $3, $4, $5, 'cast', $6, $7, $8) on conflict do nothing)"};
const db::Sql select_person{"polling.select_person", "select 1 from roll where edition_id = $1 and person_key = $2"};
const db::Sql select_mark{"polling.select_mark",
                          "select 1 from roll where edition_id = $1 and person_key = $2 and contact_key = $3"};
const db::Sql count_contact{"polling.count_contact",
                            "select count(*) from roll where edition_id = $1 and contact_key = $2"};
const db::Sql insert_ballot_row{"polling.insert_ballot",
                                "insert into ballot (edition_id, ballot_key, choices) values ($1, $2, $3)"};
const db::Sql insert_end{"polling.insert_end",
                         "insert into ended_vote (edition_id, ended_at) values ($1, $2) on conflict do nothing"};
const db::Sql select_end{"polling.select_end", "select 1 from ended_vote where edition_id = $1"};
const db::Sql select_ballots{"polling.select_ballots", R"(
  select b.choices from ballot b
  where b.edition_id = $1 and not exists (
    select 1 from roll r where r.edition_id = $1 and r.state = 'void' and r.ballot_key = b.ballot_key)
  order by b.ballot_key)"};
const db::Sql select_link{"polling.select_link",
                          "select 1 from roll where edition_id = $1 and ballot_key is not null limit 1"};
const db::Sql delete_void{"polling.delete_void_ballots", R"(
  delete from ballot where edition_id = $1 and ballot_key in (
    select r.ballot_key from roll r where r.edition_id = $1 and r.state = 'void' and r.ballot_key is not null))"};
const db::Sql select_ballot_rows{"polling.select_ballot_rows", R"(
  select ballot_key, choices from ballot where edition_id = $1 and ballot_key > $2 order by ballot_key limit $3)"};
const db::Sql delete_ballot{"polling.delete_ballot", "delete from ballot where edition_id = $1 and ballot_key = $2"};
const db::Sql select_linked{"polling.select_linked", R"(
  select person_key, contact_key, contact_slot, channel, state, receipt, by_guardian from roll
  where edition_id = $1 and person_key > $2 and ballot_key is not null order by person_key limit $3)"};
const db::Sql delete_mark{"polling.delete_mark", "delete from roll where edition_id = $1 and person_key = $2"};
const db::Sql insert_unlinked{"polling.insert_unlinked", R"(
  insert into roll (edition_id, person_key, contact_key, contact_slot, channel, state, ballot_key, receipt, by_guardian)
  values ($1, $2, $3, $4, $5, $6, null, $7, $8))"};
const db::Sql select_count{"polling.count_ballots", "select count(*) from ballot where edition_id = $1"};
const db::Sql select_valid{"polling.count_valid_ballots", R"(
  select count(*) from ballot b
  where b.edition_id = $1 and not exists (
    select 1 from roll r where r.edition_id = $1 and r.state = 'void' and r.ballot_key = b.ballot_key))"};
const db::Sql select_turnout{"polling.select_turnout", R"(
  select channel, sum(case when state = 'cast' then 1 else 0 end), sum(case when state = 'void' then 1 else 0 end)
  from roll where edition_id = $1 group by channel)"};
const db::Sql select_code{"polling.select_code", "select 1 from issued_code where edition_id = $1 and code_key = $2"};
const db::Sql insert_batch{
    "polling.insert_batch",
    "insert into code_batch (id, edition_id, codes, made_by, made_at) values ($1, $2, $3, $4, $5)"};
const db::Sql insert_code{"polling.insert_code",
                          "insert into issued_code (edition_id, code_key, batch_id) values ($1, $2, $3)"};
const db::Sql select_batches{"polling.select_batches", R"(
  select made_at, codes from code_batch where edition_id = $1 order by made_at desc, id desc)"};
const db::Sql select_made{"polling.select_batches_made_by", R"(
  select e.code, b.codes, b.made_at from code_batch b join edition e on e.id = b.edition_id
  where b.made_by = $1 order by b.id)"};
const db::Sql clear_maker{"polling.forget_maker", "update code_batch set made_by = null where made_by = $1"};
const db::Sql count_used{"polling.count_used_codes", R"(
  select count(*) from issued_code c join roll r on r.edition_id = c.edition_id and r.contact_key = c.code_key
  where c.edition_id = $1)"};

constexpr int kRowsOfStep = 200;  // others write in between

struct LinkedRow {
  std::string person, contact;
  int slot = 0;
  std::string channel, state, receipt;
  bool by_guardian = false;
};

LinkedRow linked_in(const db::Row& row) {
  return {.person = std::string(row.get<db::Bytes>(0).view),
          .contact = std::string(row.get<db::Bytes>(1).view),
          .slot = row.get<int>(2),
          .channel = row.get<std::string>(3),
          .state = row.get<std::string>(4),
          .receipt = row.get<std::string>(5),
          .by_guardian = row.get<bool>(6)};
}

}  // namespace

std::string_view code_of(Channel channel) {
  constexpr std::string_view codes[] = {"online", "paper", "phone", "assisted"};
  return codes[static_cast<std::size_t>(channel)];
}

Reserved reserve(db::WriteTx& tx, const RollMark& m, int per_contact) {
  for (int slot = 1; slot <= per_contact; ++slot) {
    const auto put = tx.run(insert_mark, m.edition, db::Bytes{m.person_key}, db::Bytes{m.contact_key}, slot,
                            code_of(m.channel), db::Bytes{m.ballot_key}, m.receipt, m.by_guardian);
    if (put == 1) return Reserved::yes;
    if (!tx.exists(select_person, m.edition, db::Bytes{m.person_key})) continue;  // the slot is another's
    const bool own = is_marked(tx, m.edition, m.person_key, m.contact_key);
    return own || !contact_is_used(tx, m.edition, m.contact_key, per_contact) ? Reserved::person_has_voted
                                                                              : Reserved::contact_is_used;
  }
  return Reserved::contact_is_used;
}

bool is_marked(db::ReadTx& tx, editions::EditionId edition, std::string_view person, std::string_view contact) {
  return tx.exists(select_mark, edition, db::Bytes{person}, db::Bytes{contact});
}

bool contact_is_used(db::ReadTx& tx, editions::EditionId edition, std::string_view contact, int per_contact) {
  return tx.value<std::int64_t>(count_contact, edition, db::Bytes{contact}).value_or(0) >= per_contact;
}

void insert_ballot(db::WriteTx& tx, editions::EditionId edition, std::string_view key, std::string_view choices) {
  tx.run(insert_ballot_row, edition, db::Bytes{key}, choices);
}

void end_vote(db::WriteTx& tx, editions::EditionId edition) { tx.run(insert_end, edition, tx.now()); }

bool has_ended(db::ReadTx& tx, editions::EditionId edition) { return tx.exists(select_end, edition); }

std::vector<std::string> ballots_of(db::ReadTx& tx, editions::EditionId edition) {
  return tx.all(
      select_ballots, [](const db::Row& row) { return row.get<std::string>(0); }, edition);
}

std::int64_t count_ballots(db::ReadTx& tx, editions::EditionId edition) {
  return tx.value<std::int64_t>(select_count, edition).value_or(0);
}

std::int64_t count_valid_ballots(db::ReadTx& tx, editions::EditionId edition) {
  return tx.value<std::int64_t>(select_valid, edition).value_or(0);
}

bool has_links(db::ReadTx& tx, editions::EditionId edition) { return tx.exists(select_link, edition); }

std::int64_t delete_void_ballots(db::WriteTx& tx, editions::EditionId edition) { return tx.run(delete_void, edition); }

Walked rewrite_ballots(db::WriteTx& tx, editions::EditionId edition, std::string_view after_key) {
  const auto read = [](const db::Row& row) {
    return std::pair(std::string(row.get<db::Bytes>(0).view), row.get<std::string>(1));
  };
  Walked step;
  for (const auto& [key, choices] : tx.all(select_ballot_rows, read, edition, db::Bytes{after_key}, kRowsOfStep)) {
    tx.run(delete_ballot, edition, db::Bytes{key});
    tx.run(insert_ballot_row, edition, db::Bytes{key}, choices);
    ++step.rows;
    step.last_key = key;
  }
  return step;
}

Walked cut_links(db::WriteTx& tx, editions::EditionId edition, std::string_view after_key) {
  Walked step;
  for (const LinkedRow& row : tx.all(select_linked, linked_in, edition, db::Bytes{after_key}, kRowsOfStep)) {
    tx.run(delete_mark, edition, db::Bytes{row.person});
    tx.run(insert_unlinked, edition, db::Bytes{row.person}, db::Bytes{row.contact}, row.slot, row.channel, row.state,
           row.receipt, row.by_guardian);
    ++step.rows;
    step.last_key = row.person;
  }
  return step;
}

std::vector<Turnout> turnout_of(db::ReadTx& tx, editions::EditionId edition) {
  std::vector<Turnout> all;
  for (const Channel channel : kChannels) all.push_back({.channel = channel});
  for (const db::Row& row : tx.query(select_turnout, edition))
    for (Turnout& turnout : all)
      if (code_of(turnout.channel) == row.get<std::string_view>(0))
        turnout.cast = row.get<std::int64_t>(1), turnout.voided = row.get<std::int64_t>(2);
  return all;
}

bool is_issued(db::ReadTx& tx, editions::EditionId edition, std::string_view key) {
  return tx.exists(select_code, edition, db::Bytes{key});
}

void insert_codes(db::WriteTx& tx, editions::EditionId edition, std::int64_t made_by,
                  const std::vector<std::string>& keys) {
  const auto batch = tx.new_id<BatchId>();
  tx.run(insert_batch, batch, edition, static_cast<std::int64_t>(keys.size()),
         made_by ? std::optional(made_by) : std::nullopt, tx.now());
  tx.run_many(keys,
              [&](db::Batch& rows, const std::string& key) { rows.add(insert_code, edition, db::Bytes{key}, batch); });
}

std::vector<CodeBatch> batches_of(db::ReadTx& tx, editions::EditionId edition) {
  return tx.all(
      select_batches,
      [](const db::Row& row) {
        return CodeBatch{row.get<Instant>(0), row.get<std::int64_t>(1)};
      },
      edition);
}

std::vector<OwnBatch> batches_made_by(db::ReadTx& tx, std::int64_t person) {
  return tx.all(
      select_made,
      [](const db::Row& row) {
        return OwnBatch{row.get<std::string>(0), row.get<std::int64_t>(1), row.get<Instant>(2)};
      },
      person);
}

void forget_maker(db::WriteTx& tx, std::int64_t person) { tx.run(clear_maker, person); }

std::int64_t count_used_codes(db::ReadTx& tx, editions::EditionId edition) {
  return tx.value<std::int64_t>(count_used, edition).value_or(0);
}

std::vector<std::string> tables() { return {"roll", "ballot", "voter_session", "code_batch", "issued_code"}; }

}  // namespace wiec::polling
