#include "commons/people/identity_store.h"

namespace wiec::people {
namespace {

struct AttemptTag;
using AttemptId = Id<AttemptTag>;

const db::Sql insert_row{"people.insert_identity", R"(
  insert into person_identity (id, person_id, issuer, subject, made_at, used_at) values ($1, $2, $3, $4, $5, $5)
  on conflict do nothing)"};
const db::Sql select_by_subject{"people.select_identity", R"(
  select id, person_id, issuer, made_at, used_at from person_identity where issuer = $1 and subject = $2)"};
const db::Sql select_by_person{"people.select_identities", R"(
  select id, person_id, issuer, made_at, used_at from person_identity where person_id = $1 order by id)"};
const db::Sql update_used{"people.note_identity_use", "update person_identity set used_at = $2 where id = $1"};
const db::Sql delete_one{"people.delete_identity", "delete from person_identity where id = $1 and person_id = $2"};
const db::Sql delete_all{"people.delete_identities",
                         "delete from person_identity where person_id = $1 and made_at >= $2"};

const db::Sql insert_attempt{"people.insert_provider_attempt", R"(
  insert into provider_attempt (id, state_hash, nonce, verifier, back, ends_at) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql select_attempt{"people.select_provider_attempt", R"(
  select nonce, verifier, back, ends_at from provider_attempt where state_hash = $1)"};
const db::Sql delete_attempt{"people.delete_provider_attempt", "delete from provider_attempt where state_hash = $1"};
const db::Sql sweep_attempts{"people.sweep_provider_attempts", "delete from provider_attempt where ends_at < $1"};

Identity identity_from(const db::Row& row) {
  return {row.get<IdentityId>(0), row.get<PersonId>(1), row.get<std::string>(2), row.get<Instant>(3),
          row.get<Instant>(4)};
}

}  // namespace

bool insert_identity(db::WriteTx& tx, PersonId person, std::string_view issuer, std::string_view subject) {
  return tx.run(insert_row, tx.new_id<IdentityId>(), person, issuer, subject, tx.now()) == 1;
}

std::optional<Identity> find_identity(db::ReadTx& tx, std::string_view issuer, std::string_view subject) {
  return tx.one(select_by_subject, identity_from, issuer, subject);
}

std::vector<Identity> identities_of(db::ReadTx& tx, PersonId person) {
  std::vector<Identity> found;
  for (const db::Row& row : tx.query(select_by_person, person)) found.push_back(identity_from(row));
  return found;
}

void note_use(db::WriteTx& tx, IdentityId id) { tx.run(update_used, id, tx.now()); }

bool delete_identity(db::WriteTx& tx, PersonId person, IdentityId id) { return tx.run(delete_one, id, person) == 1; }

void delete_identities(db::WriteTx& tx, PersonId person, Instant since) { tx.run(delete_all, person, since); }

void insert_provider_attempt(db::WriteTx& tx, std::string_view state_hash, const ProviderAttempt& attempt,
                             Instant ends_at) {
  tx.run(insert_attempt, tx.new_id<AttemptId>(), state_hash, attempt.nonce, attempt.verifier, attempt.back, ends_at);
}

std::optional<ProviderAttempt> take_provider_attempt(db::WriteTx& tx, std::string_view state_hash) {
  std::optional<ProviderAttempt> found;
  for (const db::Row& row : tx.query(select_attempt, state_hash))
    if (row.get<Instant>(3) > tx.now())
      found = {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
  tx.run(delete_attempt, state_hash);
  return found;
}

void sweep_provider_attempts(db::WriteTx& tx) { tx.run(sweep_attempts, tx.now()); }

}  // namespace wiec::people
