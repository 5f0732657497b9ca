-- Who voted, by every channel: a mark for each person, and never what was chosen, when, or in which order. Keys are
-- HMACs by a key that does not stand in the database; rows lie in the order of those keys.
create table roll (
  edition_id bigint not null references edition (id),
  person_key {{blob}} not null check (length(person_key) = 32),    -- of name, date of birth where asked, address
  contact_key {{blob}} not null check (length(contact_key) = 32),  -- of what was proven: e-mail, telephone, issued code
  contact_slot integer not null check (contact_slot between 1 and 100),  -- 1 .. how many persons one contact may confirm
  channel text not null check (channel in ('online', 'paper', 'phone', 'assisted')),
  state text not null check (state in ('cast', 'void')),           -- void: by a recorded act of the commission
  ballot_key {{blob}} check (length(ballot_key) = 16),  -- until the time for protests ends; then null for all
  receipt text not null,                -- what the voter was given; says nothing about the choice
  primary key (edition_id, person_key),
  unique (edition_id, contact_key, contact_slot),
  unique (edition_id, receipt)
) {{strict_without_rowid}};

-- The ballots: choices only. The key is random, so that neither it nor the order of rows says when or by whom; always
-- read in the order of the key.
create table ballot (
  edition_id bigint not null references edition (id),
  ballot_key {{blob}} not null check (length(ballot_key) = 16),
  choices text not null,                -- canonical JSON (ballot_text.h)
  primary key (edition_id, ballot_key)
) {{strict_without_rowid}};

-- A vote begun: apart from accounts, and gone when it is over. What the voter typed and marked is sealed with a key that
-- only the voter's cookie holds; it is emptied when the vote is cast.
create table voter_session (
  token_hash text primary key,          -- SHA-256 of the cookie
  edition_id bigint not null references edition (id),
  state text not null check (state in ('open', 'cast')),
  content {{blob}} not null,            -- sealed: declaration, contact, marks; empty once cast
  proven boolean not null,              -- the contact was confirmed
  code_number integer not null,         -- codes asked for; the code itself stands nowhere
  code_ends_at bigint not null,
  code_tries integer not null,
  begun_at bigint not null,             -- 0 once cast
  receipt text not null,                -- once cast, for the page of that name
  ends_at bigint not null
) {{strict_without_rowid}};
create index voter_session_by_end on voter_session (ends_at);

-- Codes given out ahead (by letter, at a desk): HMACs, so that nobody who reads the table can vote with one. A code used
-- is seen by its contact_key on the roll.
create table code_batch (
  id bigint primary key,
  edition_id bigint not null references edition (id),
  codes integer not null,
  made_by bigint references person (id),  -- null once erased
  made_at bigint not null
) {{strict}};
create index code_batch_by_edition on code_batch (edition_id, made_at);
create table issued_code (
  edition_id bigint not null references edition (id),
  code_key {{blob}} not null check (length(code_key) = 32),
  batch_id bigint not null references code_batch (id),
  primary key (edition_id, code_key)
) {{strict_without_rowid}};
create index issued_code_by_batch on issued_code (batch_id);
