#include "commons/people/credential_store.h"

#include "base/id.h"

namespace wiec::people {
namespace {

struct CredentialTag;
using CredentialId = Id<CredentialTag>;

const db::Sql select_secret{"people.select_secret", R"(
  select secret, last_step from credential where person_id = $1 and kind = $2)"};
const db::Sql delete_kind{"people.delete_credential", R"(
  delete from credential where person_id = $1 and kind = $2 and made_at >= $3)"};
const db::Sql insert_row{"people.insert_credential", R"(
  insert into credential (id, person_id, kind, secret, last_step, made_at) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql update_step{"people.use_totp_step", R"(
  update credential set last_step = $2, used_at = $3 where person_id = $1 and kind = 'totp' and last_step < $2)"};
const db::Sql delete_recovery{"people.use_recovery_code",
                              "delete from credential where person_id = $1 and kind = 'recovery' and secret = $2"};
const db::Sql count_recovery{"people.count_recovery_codes",
                             "select count(*) from credential where person_id = $1 and kind = 'recovery'"};

void insert(db::WriteTx& tx, PersonId person, std::string_view kind, std::string_view secret, std::int64_t step) {
  tx.run(insert_row, tx.new_id<CredentialId>(), person, kind, secret, step, tx.now());
}

}  // namespace

std::string password_of(db::ReadTx& tx, PersonId person) {
  return tx.value<std::string>(select_secret, person, "password").value_or("");
}

void delete_password(db::WriteTx& tx, PersonId person) { tx.run(delete_kind, person, "password", Instant{}); }

void store_password(db::WriteTx& tx, PersonId person, std::string_view encoded) {
  delete_password(tx, person);
  insert(tx, person, "password", encoded, 0);
}

std::optional<Totp> totp_of(db::ReadTx& tx, PersonId person) {
  return tx.one(
      select_secret,
      [](const db::Row& row) {
        return Totp{row.get<std::string>(0), row.get<std::int64_t>(1)};
      },
      person, "totp");
}

bool use_totp_step(db::WriteTx& tx, PersonId person, std::int64_t step) {
  return tx.run(update_step, person, step, tx.now()) == 1;
}

void store_second_factor(db::WriteTx& tx, PersonId person, std::string_view sealed, std::int64_t last_step,
                         std::span<const std::string> recovery_hashes) {
  delete_second_factor(tx, person);
  insert(tx, person, "totp", sealed, last_step);
  for (const std::string& hash : recovery_hashes) insert(tx, person, "recovery", hash, 0);
}

void delete_second_factor(db::WriteTx& tx, PersonId person, Instant since) {
  tx.run(delete_kind, person, "totp", since);
  tx.run(delete_kind, person, "recovery", since);
}

bool use_recovery_code(db::WriteTx& tx, PersonId person, std::string_view hash) {
  return tx.run(delete_recovery, person, hash) == 1;
}

std::int64_t count_recovery_codes(db::ReadTx& tx, PersonId person) {
  return tx.value<std::int64_t>(count_recovery, person).value_or(0);
}

}  // namespace wiec::people
