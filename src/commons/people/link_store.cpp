#include "commons/people/link_store.h"

#include "commons/people/identity_store.h"

namespace wiec::people {
namespace {

struct AttemptTag;
using AttemptId = Id<AttemptTag>;

const db::Sql insert_link_row{"people.insert_link", R"(
  insert into sign_in_link (id, token_hash, purpose, email, person_id, back, language, made_at, ends_at, undoes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};
const db::Sql select_link{"people.select_link", R"(
  select id, purpose, email, person_id, back, language, ends_at, used_at is not null, undoes, made_at from sign_in_link
  where token_hash = $1)"};
const db::Sql update_link{"people.use_link", "update sign_in_link set used_at = $2 where id = $1 and used_at is null"};
const db::Sql delete_unused{"people.delete_unused_links", R"(
  delete from sign_in_link where person_id = $1 and used_at is null and ($2 or not undoes))"};
const db::Sql select_undoing{"people.select_undoing_link", R"(
  select id from sign_in_link where lower(email) = lower($1) and undoes and used_at is null and ends_at > $2 limit 1)"};
const db::Sql select_former{"people.select_former_addresses", R"(
  select email, ends_at from sign_in_link where person_id = $1 and undoes and used_at is null and ends_at > $2
  order by made_at desc, id desc)"};
const db::Sql delete_former{"people.delete_former_addresses",
                            "delete from sign_in_link where person_id = $1 and undoes and used_at is null"};

const db::Sql insert_invitation_row{"people.insert_invitation", R"(
  insert into invitation (id, token_hash, email, name, language, role, organisation_id, unit_id, place_id, invited_by,
                          made_at, ends_at, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting'))"};
const db::Sql select_invitation{"people.select_invitation", R"(
  select id, email, name, language, role, organisation_id, unit_id, place_id, invited_by, made_at, ends_at, state
  from invitation where token_hash = $1)"};
const db::Sql select_invitation_by_id{"people.select_invitation_by_id", R"(
  select id, email, name, language, role, organisation_id, unit_id, place_id, invited_by, made_at, ends_at, state
  from invitation where id = $1)"};
const db::Sql select_waiting{"people.select_waiting_invitations", R"(
  select i.id, i.email, i.name, i.language, i.role, i.organisation_id, i.unit_id, i.place_id, i.invited_by, i.made_at,
    i.ends_at, i.state, coalesce(o.name, ''), coalesce(u.name, ''), coalesce(p.name, '')
  from invitation i left join organisation o on o.id = i.organisation_id
    left join organisation_unit u on u.id = i.unit_id left join place p on p.id = i.place_id
  where i.state = 'waiting' order by i.made_at desc, i.id desc)"};
const db::Sql accept_row{"people.accept_invitation", R"(
  update invitation set state = 'accepted', person_id = $2, email = '', name = '' where id = $1 and state = 'waiting')"};
const db::Sql withdraw_row{"people.withdraw_invitation", R"(
  update invitation set state = 'withdrawn', email = '', name = '' where id = $1 and state = 'waiting')"};

const db::Sql count_attempts{"people.count_attempts",
                             "select count(*) from sign_in_attempt where subject = $1 and at > $2"};
const db::Sql insert_attempt{"people.insert_attempt",
                             "insert into sign_in_attempt (id, subject, at) values ($1, $2, $3)"};
const db::Sql delete_attempts{"people.forget_attempts", "delete from sign_in_attempt where subject = $1"};
const db::Sql sweep_sessions{"people.sweep_sessions",
                             "delete from session where ends_at < $1 or seen_at + idle_limit < $1"};
const db::Sql sweep_links{"people.sweep_links", "delete from sign_in_link where ends_at < $1"};
const db::Sql sweep_invitations{"people.sweep_invitations", R"(
  update invitation set state = 'withdrawn', email = '', name = '' where state = 'waiting' and ends_at < $1)"};
const db::Sql sweep_attempts{"people.sweep_attempts", "delete from sign_in_attempt where at < $1"};

std::string_view code_of(LinkPurpose purpose) { return purpose == LinkPurpose::sign_in ? "sign_in" : "change_email"; }

LinkPurpose purpose_from(std::string_view code, bool undoes) {
  if (code == "sign_in") return LinkPurpose::sign_in;
  return undoes ? LinkPurpose::undo_change : LinkPurpose::change_email;
}

std::optional<std::int64_t> if_any(std::int64_t id) { return id ? std::optional(id) : std::nullopt; }

Invitation invitation_from(const db::Row& row) {
  const auto number = [&](int column) { return row.get<std::optional<std::int64_t>>(column).value_or(0); };
  const auto role = role_from(row.get<std::string_view>(4));
  Invitation i{.id = row.get<InvitationId>(0),
               .email = row.get<std::string>(1),
               .name = row.get<std::string>(2),
               .language = language_from(row.get<std::string_view>(3)).value_or(Language::pl),
               .grant = {role.value_or(Role::ambassador), number(5), number(6), number(7)},
               .invited_by = PersonId{number(8)},
               .made_at = row.get<Instant>(9),
               .ends_at = row.get<Instant>(10),
               .state = row.get<std::string>(11)};
  if (!role) i.state = "withdrawn";  // a role that is no more
  return i;
}

}  // namespace

void insert_link(db::WriteTx& tx, std::string_view token_hash, const Link& link) {
  tx.run(insert_link_row, tx.new_id<LinkId>(), token_hash, code_of(link.purpose), link.email, if_any(link.person.value),
         link.back, wiec::code_of(link.language), tx.now(), link.ends_at, link.purpose == LinkPurpose::undo_change);
}

std::optional<Link> find_link(db::ReadTx& tx, std::string_view token_hash) {
  return tx.one(
      select_link,
      [](const db::Row& row) {
        return Link{.id = row.get<LinkId>(0),
                    .purpose = purpose_from(row.get<std::string_view>(1), row.get<bool>(8)),
                    .email = row.get<std::string>(2),
                    .person = row.get<std::optional<PersonId>>(3).value_or(PersonId{}),
                    .back = row.get<std::string>(4),
                    .language = language_from(row.get<std::string_view>(5)).value_or(Language::pl),
                    .made_at = row.get<Instant>(9),
                    .ends_at = row.get<Instant>(6),
                    .used = row.get<bool>(7)};
      },
      token_hash);
}

bool use_link_row(db::WriteTx& tx, LinkId id) { return tx.run(update_link, id, tx.now()) == 1; }

void delete_links_of(db::WriteTx& tx, PersonId person, bool undoing) { tx.run(delete_unused, person, undoing); }

bool may_be_undone(db::ReadTx& tx, std::string_view email) { return tx.exists(select_undoing, email, tx.now()); }

std::vector<FormerAddress> former_addresses(db::ReadTx& tx, PersonId person, Instant now) {
  return tx.all(
      select_former,
      [](const db::Row& row) {
        return FormerAddress{row.get<std::string>(0), row.get<Instant>(1)};
      },
      person, now);
}

std::int64_t delete_former_addresses(db::WriteTx& tx, PersonId person) { return tx.run(delete_former, person); }

void insert_invitation(db::WriteTx& tx, std::string_view token_hash, Invitation& i) {
  i.id = tx.new_id<InvitationId>();
  tx.run(insert_invitation_row, i.id, token_hash, i.email, i.name, wiec::code_of(i.language), name_of(i.grant.role),
         if_any(i.grant.organisation), if_any(i.grant.unit), if_any(i.grant.place), if_any(i.invited_by.value),
         i.made_at, i.ends_at);
}

std::optional<Invitation> find_invitation(db::ReadTx& tx, std::string_view token_hash) {
  return tx.one(select_invitation, invitation_from, token_hash);
}

std::optional<Invitation> find_invitation(db::ReadTx& tx, InvitationId id) {
  return tx.one(select_invitation_by_id, invitation_from, id);
}

std::vector<WaitingInvitation> waiting_invitations(db::ReadTx& tx) {
  return tx.all(select_waiting, [](const db::Row& row) {
    return WaitingInvitation{invitation_from(row),
                             {row.get<std::string>(12), row.get<std::string>(13), row.get<std::string>(14)}};
  });
}

bool accept_invitation_row(db::WriteTx& tx, InvitationId id, PersonId person) {
  return tx.run(accept_row, id, person) == 1;
}

bool withdraw_invitation_row(db::WriteTx& tx, InvitationId id) { return tx.run(withdraw_row, id) == 1; }

bool take_attempt(db::WriteTx& tx, std::string_view subject, int most, std::chrono::microseconds within) {
  if (tx.value<std::int64_t>(count_attempts, subject, tx.now() + -within).value_or(0) >= most) return false;
  tx.run(insert_attempt, tx.new_id<AttemptId>(), subject, tx.now());
  return true;
}

void forget_attempts(db::WriteTx& tx, std::string_view subject) { tx.run(delete_attempts, subject); }

void sweep_old_rows(db::WriteTx& tx) {
  sweep_provider_attempts(tx);
  for (const db::Sql* sql : {&sweep_sessions, &sweep_links, &sweep_invitations}) tx.run(*sql, tx.now());
  tx.run(sweep_attempts, tx.now() + -std::chrono::days(1));
}

}  // namespace wiec::people
