// SQL of accounts at the log-in provider and of log-ins on their way there.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commons/people/person.h"
#include "platform/db/db.h"

namespace wiec::people {

struct IdentityTag;
using IdentityId = Id<IdentityTag>;
struct Identity {
  IdentityId id;
  PersonId person;
  std::string issuer;
  Instant made_at, used_at;
};
// False when the account at the provider belongs to somebody already.
bool insert_identity(db::WriteTx&, PersonId, std::string_view issuer, std::string_view subject);
std::optional<Identity> find_identity(db::ReadTx&, std::string_view issuer, std::string_view subject);
std::vector<Identity> identities_of(db::ReadTx&, PersonId);
void note_use(db::WriteTx&, IdentityId);
bool delete_identity(db::WriteTx&, PersonId, IdentityId);
// Those joined at that instant or later.
void delete_identities(db::WriteTx&, PersonId, Instant since = {});

struct ProviderAttempt {
  std::string nonce, verifier, back;
};
void insert_provider_attempt(db::WriteTx&, std::string_view state_hash, const ProviderAttempt&, Instant ends_at);
// Once: the row goes. nullopt: unknown, used or over.
std::optional<ProviderAttempt> take_provider_attempt(db::WriteTx&, std::string_view state_hash);
void sweep_provider_attempts(db::WriteTx&);

}  // namespace wiec::people
