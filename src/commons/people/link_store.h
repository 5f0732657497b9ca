// SQL of one-time links, invitations and counted tries.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commons/people/person.h"
#include "platform/db/db.h"

namespace wiec::people {

struct LinkTag;
using LinkId = Id<LinkTag>;
// undo_change: goes to the old address when an account's address was changed, and brings it back.
enum class LinkPurpose : std::uint8_t { sign_in, change_email, undo_change };
struct Link {
  LinkId id;
  LinkPurpose purpose = LinkPurpose::sign_in;
  std::string email;
  PersonId person;  // change_email, undo_change
  std::string back;
  Language language = Language::pl;
  Instant made_at, ends_at;
  bool used = false;
};
void insert_link(db::WriteTx&, std::string_view token_hash, const Link&);
std::optional<Link> find_link(db::ReadTx&, std::string_view token_hash);
// True once.
bool use_link_row(db::WriteTx&, LinkId);
// Links of that person that were not used: those that would change the address, and with `undoing` those that undo too.
void delete_links_of(db::WriteTx&, PersonId, bool undoing);
// The address was an account's until a few days ago, and its owner can still bring it back.
bool may_be_undone(db::ReadTx&, std::string_view email);
// Such addresses of one person, newest first.
struct FormerAddress {
  std::string email;
  Instant until;  // the link to bring it back works till then, and nobody has an account there
};
std::vector<FormerAddress> former_addresses(db::ReadTx&, PersonId, Instant now);
std::int64_t delete_former_addresses(db::WriteTx&, PersonId);  // how many

struct InvitationTag;
using InvitationId = Id<InvitationTag>;
struct Invitation {
  InvitationId id;
  std::string email;
  std::string name;
  Language language = Language::pl;
  Grant grant;
  PersonId invited_by;
  Instant made_at, ends_at;
  std::string state = "waiting";  // waiting, accepted, withdrawn
};
void insert_invitation(db::WriteTx&, std::string_view token_hash, Invitation&);
std::optional<Invitation> find_invitation(db::ReadTx&, std::string_view token_hash);
std::optional<Invitation> find_invitation(db::ReadTx&, InvitationId);
struct WaitingInvitation {
  Invitation invitation;
  ScopeNames scope;
};
std::vector<WaitingInvitation> waiting_invitations(db::ReadTx&);  // newest first
// Only while waiting; takes the address out of the row.
bool accept_invitation_row(db::WriteTx&, InvitationId, PersonId);
bool withdraw_invitation_row(db::WriteTx&, InvitationId);

// Notes a try and tells whether fewer than `most` were made in the last `within`; one too many is noted nowhere.
bool take_attempt(db::WriteTx&, std::string_view subject, int most, std::chrono::microseconds within);
void forget_attempts(db::WriteTx&, std::string_view subject);

// What is over: sessions, links, invitations' addresses, tries. For the nightly job.
void sweep_old_rows(db::WriteTx&);

}  // namespace wiec::people
