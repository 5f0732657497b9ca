-- People with an account. Residents have an e-mail address and nothing else that they did not give; nobody has a PESEL
-- here. An erased person keeps the number, for acts and projects that stay, and nothing more.
create table person (
  id bigint primary key,
  email text not null,                 -- as typed but for the domain; '' when erased
  email_key text unique,               -- the same in small letters: one account for each; null when erased
  name text not null,                  -- as the person wants to be called; may be empty
  name_folded text not null,
  language text not null check (language in ('pl', 'en')),
  state text not null check (state in ('active', 'blocked', 'erased')),
  created_at bigint not null,
  signed_in_at bigint,
  changed_at bigint not null
) {{strict}};
create index person_by_name on person (name_folded, id);

-- What proves who somebody is. Passwords as Argon2id; the secret of an authenticator application sealed with a key
-- outside the database; recovery codes as SHA-256 of 60 random bits each, gone once used.
create table credential (
  id bigint primary key,
  person_id bigint not null references person(id),
  kind text not null check (kind in ('password', 'totp', 'recovery')),
  secret text not null,
  last_step bigint not null,           -- totp: the half minute of the last code used; a code opens once
  made_at bigint not null,
  used_at bigint
) {{strict}};
create unique index credential_one on credential (person_id, kind) where kind <> 'recovery';
create index credential_by_person on credential (person_id, kind, secret);

-- Who is logged in. The cookie's value stands nowhere, only its SHA-256.
create table session (
  id bigint primary key,
  token_hash text not null unique,
  person_id bigint not null references person(id),
  complete boolean not null,           -- false: the second factor is still owed
  strong boolean not null,             -- the second factor was given
  device text not null,                -- "Firefox, Android": words for the person's own list
  created_at bigint not null,
  seen_at bigint not null,             -- written every few minutes at most
  idle_limit bigint not null,          -- microseconds after seen_at
  ends_at bigint not null
) {{strict}};
create index session_by_person on session (person_id, seen_at);
create index session_by_end on session (ends_at);

-- Links in letters that open an account: used once, within half an hour, on any device.
create table sign_in_link (
  id bigint primary key,
  token_hash text not null unique,
  purpose text not null check (purpose in ('sign_in', 'change_email')),
  email text not null,
  person_id bigint references person(id),  -- change_email: whose address it becomes
  back text not null,                  -- path on this site to go on with; may be empty
  language text not null check (language in ('pl', 'en')),
  made_at bigint not null,
  ends_at bigint not null,
  used_at bigint
) {{strict}};
create index sign_in_link_by_end on sign_in_link (ends_at);

-- Counts tries, for accounts that are there and those that are not alike. subject = keyed hash of the address.
create table sign_in_attempt (
  id bigint primary key,
  subject text not null,
  at bigint not null
) {{strict}};
create index sign_in_attempt_by_subject on sign_in_attempt (subject, at);
create index sign_in_attempt_by_time on sign_in_attempt (at);

create table role_grant (
  id bigint primary key,
  person_id bigint not null references person(id),
  role text not null check (length(role) between 1 and 40),
  organisation_id bigint references organisation(id),
  unit_id bigint references organisation_unit(id),
  place_id bigint references place(id),
  given_by bigint references person(id),   -- null: the operator, at the command line or the first start
  given_at bigint not null
) {{strict}};
create unique index role_grant_once
  on role_grant (person_id, role, coalesce(organisation_id, 0), coalesce(unit_id, 0), coalesce(place_id, 0));
create index role_grant_by_role on role_grant (role, person_id);

create table invitation (
  id bigint primary key,
  token_hash text not null unique,
  email text not null,                 -- '' once accepted, withdrawn or over
  name text not null,
  language text not null check (language in ('pl', 'en')),
  role text not null,
  organisation_id bigint references organisation(id),
  unit_id bigint references organisation_unit(id),
  place_id bigint references place(id),
  invited_by bigint references person(id),
  made_at bigint not null,
  ends_at bigint not null,
  state text not null check (state in ('waiting', 'accepted', 'withdrawn')),
  person_id bigint references person(id)   -- who accepted
) {{strict}};
create index invitation_by_state on invitation (state, made_at);

-- Consents as given and withdrawn, newest last: what held when can be shown.
create table consent (
  id bigint primary key,
  person_id bigint not null references person(id),
  kind text not null,
  given boolean not null,
  at bigint not null
) {{strict}};
create index consent_by_person on consent (person_id, kind, at);
