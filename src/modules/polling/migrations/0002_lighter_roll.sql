-- A vote writes as few places of the disk as its guards need. The receipt is an HMAC of the person's key, which is unique
-- already, so it needs no index of its own.
create table roll_anew (
  edition_id bigint not null references edition (id),
  person_key {{blob}} not null check (length(person_key) = 32),    -- of name, date of birth where asked, address
  contact_key {{blob}} not null check (length(contact_key) = 32),  -- of what was proven: e-mail, telephone, issued code
  contact_slot integer not null check (contact_slot between 1 and 100),  -- 1 .. how many persons one contact may confirm
  channel text not null check (channel in ('online', 'paper', 'phone', 'assisted')),
  state text not null check (state in ('cast', 'void')),           -- void: by a recorded act of the commission
  ballot_key {{blob}} check (length(ballot_key) = 16),  -- until the time for protests ends; then null for all
  receipt text not null,                -- what the voter was given; says nothing about the choice
  constraint roll_person primary key (edition_id, person_key),
  constraint roll_contact unique (edition_id, contact_key, contact_slot)
) {{strict_without_rowid}};
insert into roll_anew (edition_id, person_key, contact_key, contact_slot, channel, state, ballot_key, receipt)
select edition_id, person_key, contact_key, contact_slot, channel, state, ballot_key, receipt from roll
order by edition_id, person_key;
drop table roll;
alter table roll_anew rename to roll;
-- What ended is looked for once an hour by reading, beside the votes.
drop index voter_session_by_end;
