#include "commons/people/person_store.h"

#include "commons/people/identity_store.h"
#include "platform/db/rows_by_id.h"
#include "platform/text/text.h"

namespace wiec::people {
namespace {

const db::Sql insert_row{"people.insert_person", R"(
  insert into person (id, email, email_key, name, name_folded, language, state, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, 'active', $7, $7) on conflict (email_key) do nothing)"};
const db::Sql select_id{"people.select_id", "select id from person where email_key = $1"};
const db::Sql select_person{"people.select_person", R"(
  select id, email, name, language, state, created_at, signed_in_at from person where id = $1)"};
const db::Sql select_by_email{"people.select_by_email", R"(
  select id, email, name, language, state, created_at, signed_in_at from person where email_key = $1)"};
const db::Sql select_people{"people.select_people", R"(
  select id, email, name, language, state, created_at, signed_in_at from person p
  where state <> 'erased' and ($1 = '' or name_folded like $2 or email_key like $2)
    and ($3 = '' or exists (select 1 from role_grant g where g.person_id = p.id and g.role = $3))
  order by name_folded, id limit $4 offset $5)"};
const db::Sql update_profile_row{"people.update_profile", R"(
  update person set name = $2, name_folded = $3, language = $4, changed_at = $5 where id = $1)"};
const db::Sql select_other{"people.select_other", "select id from person where email_key = $1 and id <> $2"};
const db::Sql update_email_row{"people.update_email", R"(
  update person set email = $2, email_key = $3, changed_at = $4 where id = $1)"};
const db::Sql update_state{"people.update_state", "update person set state = $2, changed_at = $3 where id = $1"};
const db::Sql update_signed_in{"people.update_signed_in", "update person set signed_in_at = $2 where id = $1"};
const db::Sql erase_row{"people.erase_person", R"(
  update person set email = '', email_key = null, name = '', name_folded = '', state = 'erased', signed_in_at = null,
    changed_at = $2 where id = $1)"};
const db::Sql delete_credentials{"people.delete_credentials", "delete from credential where person_id = $1"};
const db::Sql delete_sessions{"people.delete_sessions", "delete from session where person_id = $1"};
const db::Sql delete_links{"people.delete_links", "delete from sign_in_link where person_id = $1 or lower(email) = $2"};
const db::Sql delete_grants{"people.delete_grants", "delete from role_grant where person_id = $1"};
const db::Sql delete_consents{"people.delete_consents", "delete from consent where person_id = $1"};
const db::Sql blank_invitations{"people.blank_invitations", R"(
  update invitation set email = '', name = '', person_id = null,
                        state = case when state = 'waiting' then 'withdrawn' else state end
  where person_id = $1 or lower(email) = $2)"};

const db::Sql insert_grant_row{"people.insert_grant", R"(
  insert into role_grant (id, person_id, role, organisation_id, unit_id, place_id, given_by, given_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing)"};
const db::Sql select_grant{"people.select_grant", R"(
  select id, person_id, role, organisation_id, unit_id, place_id, given_at from role_grant where id = $1)"};
const db::Sql delete_grant_row{"people.delete_grant", "delete from role_grant where id = $1"};
const db::Sql select_grants{"people.select_grants", R"(
  select id, person_id, role, organisation_id, unit_id, place_id, given_at from role_grant where person_id = $1
  order by given_at, id)"};
const db::Sql select_grants_within{"people.select_grants_within", R"(
  select id, person_id, role, organisation_id, unit_id, place_id, given_at from role_grant where organisation_id = $1
  order by given_at, id)"};
const db::Sql select_roles{"people.select_roles", R"(
  select person_id, role from role_grant where person_id in )" WIEC_TWENTY_FIVE_IDS "order by given_at, id"};
const db::Sql select_people_with{"people.select_people_with", R"(
  select distinct p.id from person p join role_grant g on g.person_id = p.id
  where g.role = $1 and p.state = 'active' and (g.role not in ('administrator', 'protector')
    or coalesce(g.organisation_id, g.unit_id, g.place_id, 0) = 0) order by p.id)"};

const db::Sql insert_consent_row{"people.insert_consent",
                                 "insert into consent (id, person_id, kind, given, at) values ($1, $2, $3, $4, $5)"};
const db::Sql select_consents{"people.select_consents",
                              "select kind, given, at from consent where person_id = $1 order by at, id"};
const db::Sql select_consent{"people.select_consent", R"(
  select given from consent where person_id = $1 and kind = $2 order by at desc, id desc limit 1)"};

// ASCII: mail::email_from refuses anything else.
std::string key_of(std::string_view email) {
  std::string key(email);
  for (char& c : key)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return key;
}

PersonState state_from(std::string_view code) {
  return code == "active" ? PersonState::active : code == "blocked" ? PersonState::blocked : PersonState::erased;
}

Person person_from(const db::Row& row) {
  return {.id = row.get<PersonId>(0),
          .email = row.get<std::string>(1),
          .name = row.get<std::string>(2),
          .language = language_from(row.get<std::string_view>(3)).value_or(Language::pl),
          .state = state_from(row.get<std::string_view>(4)),
          .created_at = row.get<Instant>(5),
          .signed_in_at = row.get<std::optional<Instant>>(6)};
}

// A role that this program no longer knows gives no right: the row is passed over.
void add_grant(std::vector<GrantRow>& all, const db::Row& row) {
  const auto role = role_from(row.get<std::string_view>(2));
  if (!role) return;
  const auto number = [&](int column) { return row.get<std::optional<std::int64_t>>(column).value_or(0); };
  all.push_back({.id = row.get<GrantId>(0),
                 .person = row.get<PersonId>(1),
                 .grant = {*role, number(3), number(4), number(5)},
                 .given_at = row.get<Instant>(6)});
}

std::optional<std::int64_t> if_any(std::int64_t id) { return id ? std::optional(id) : std::nullopt; }

}  // namespace

std::string_view code_of(PersonState state) {
  switch (state) {
    case PersonState::active:
      return "active";
    case PersonState::blocked:
      return "blocked";
    case PersonState::erased:
      return "erased";
  }
  return "";
}

std::string_view name_of(ConsentKind kind) { return kind == ConsentKind::show_name ? "show_name" : "contact"; }

PersonId insert_person(db::WriteTx& tx, const NewPerson& p) {
  const auto id = tx.new_id<PersonId>();
  const std::string key = key_of(p.email);
  if (tx.run(insert_row, id, p.email, key, p.name, text::fold(p.name), code_of(p.language), tx.now()) == 1) return id;
  return tx.value<PersonId>(select_id, key).value_or(PersonId{});
}

std::optional<Person> find_person(db::ReadTx& tx, PersonId id) { return tx.one(select_person, person_from, id); }

std::optional<Person> find_person_by_email(db::ReadTx& tx, std::string_view email) {
  return tx.one(select_by_email, person_from, key_of(email));
}

std::vector<Person> find_people(db::ReadTx& tx, const PeopleAsked& asked) {
  const std::string words = text::fold(asked.words);
  return tx.all(select_people, person_from, words, "%" + words + "%", asked.role ? name_of(*asked.role) : "",
                asked.limit, asked.offset);
}

void update_profile(db::WriteTx& tx, PersonId id, std::string_view name, Language language) {
  tx.run(update_profile_row, id, name, text::fold(name), code_of(language), tx.now());
}

bool update_email(db::WriteTx& tx, PersonId id, std::string_view email) {
  const std::string key = key_of(email);
  if (tx.exists(select_other, key, id)) return false;
  tx.run(update_email_row, id, email, key, tx.now());
  return true;
}

void set_state(db::WriteTx& tx, PersonId id, PersonState state) { tx.run(update_state, id, code_of(state), tx.now()); }

void note_sign_in(db::WriteTx& tx, PersonId id) { tx.run(update_signed_in, id, tx.now()); }

void erase_person_rows(db::WriteTx& tx, PersonId id) {
  const auto person = find_person(tx, id);
  const std::string key = person ? key_of(person->email) : std::string();
  tx.run(delete_links, id, key.empty() ? std::string("-") : key);
  tx.run(blank_invitations, id, key.empty() ? std::string("-") : key);
  for (const db::Sql* sql : {&delete_credentials, &delete_sessions, &delete_grants, &delete_consents}) tx.run(*sql, id);
  delete_identities(tx, id);
  tx.run(erase_row, id, tx.now());
}

bool insert_grant(db::WriteTx& tx, PersonId person, const Grant& g, PersonId given_by) {
  return tx.run(insert_grant_row, tx.new_id<GrantId>(), person, name_of(g.role), if_any(g.organisation), if_any(g.unit),
                if_any(g.place), if_any(given_by.value), tx.now()) == 1;
}

std::optional<GrantRow> find_grant(db::ReadTx& tx, GrantId id) {
  std::vector<GrantRow> found;
  for (const db::Row& row : tx.query(select_grant, id)) add_grant(found, row);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

bool delete_grant(db::WriteTx& tx, GrantId id) { return tx.run(delete_grant_row, id) == 1; }

std::vector<GrantRow> grants_of(db::ReadTx& tx, PersonId person) {
  std::vector<GrantRow> found;
  for (const db::Row& row : tx.query(select_grants, person)) add_grant(found, row);
  return found;
}

std::vector<GrantRow> grants_within(db::ReadTx& tx, std::int64_t organisation) {
  std::vector<GrantRow> found;
  for (const db::Row& row : tx.query(select_grants_within, organisation)) add_grant(found, row);
  return found;
}

std::map<PersonId, std::vector<Role>> roles_of(db::ReadTx& tx, std::span<const std::int64_t> people) {
  std::map<PersonId, std::vector<Role>> all;
  db::each_by_id(
      tx, select_roles,
      [&](const db::Row& row) {
        if (const auto role = role_from(row.get<std::string_view>(1))) all[row.get<PersonId>(0)].push_back(*role);
      },
      people);
  return all;
}

std::vector<PersonId> people_with(db::ReadTx& tx, Role role) {
  return tx.all(
      select_people_with, [](const db::Row& row) { return row.get<PersonId>(0); }, name_of(role));
}

void insert_consent(db::WriteTx& tx, PersonId person, ConsentKind kind, bool given) {
  tx.run(insert_consent_row, tx.new_id<PersonId>().value, person, name_of(kind), given, tx.now());
}

std::vector<ConsentRow> consents_of(db::ReadTx& tx, PersonId person) {
  return tx.all(
      select_consents,
      [](const db::Row& row) {
        return ConsentRow{row.get<std::string>(0), row.get<bool>(1), row.get<Instant>(2)};
      },
      person);
}

bool has_consent(db::ReadTx& tx, PersonId person, ConsentKind kind) {
  return tx.value<bool>(select_consent, person, name_of(kind)).value_or(false);
}

}  // namespace wiec::people
