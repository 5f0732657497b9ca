-- Expert workshops (warsztaty z ekspertami) built from drafts, and talks with the unit that will verify.

-- A gathering of the kind "workshop" with drafts at tables.
create table expert_workshop (
  gathering_id bigint primary key references gathering(id),
  programme_id bigint references joint_programme(id),  -- that ran when it was made
  revision bigint not null,            -- grows with every change of drafts and tables
  tables_at bigint,                    -- when tables were saved last; null: never
  invited_at bigint,                   -- when letters went last
  released_at bigint                   -- when the advice kept for it was released
) {{strict}};
create index expert_workshop_by_programme on expert_workshop (programme_id);

create table workshop_table (
  gathering_id bigint not null references expert_workshop(gathering_id),
  number bigint not null check (number between 1 and 60),
  name text not null,                  -- may be empty: its theme stands in its place
  unit_id bigint references organisation_unit(id),  -- who sits there
  primary key (gathering_id, number)
) {{strict}};
create index workshop_table_by_unit on workshop_table (unit_id);

create table workshop_draft (
  gathering_id bigint not null references expert_workshop(gathering_id),
  draft_id bigint not null references draft(id),
  table_number bigint not null,        -- 0: at none yet
  primary key (gathering_id, draft_id)
) {{strict}};
create index workshop_draft_by_draft on workshop_draft (draft_id);

-- Whoever was invited, each once.
create table workshop_guest (
  gathering_id bigint not null references expert_workshop(gathering_id),
  person_id bigint not null references person(id),
  part text not null check (part in ('author', 'ambassador', 'expert')),
  invited_at bigint not null,
  primary key (gathering_id, person_id)
) {{strict}};
create index workshop_guest_by_person on workshop_guest (person_id);

-- A time at which a unit talks with the authors of one draft: at a workshop or later.
create table consultation_slot (
  id bigint primary key,
  unit_id bigint not null references organisation_unit(id),
  gathering_id bigint references gathering(id),  -- the workshop; null: at another time
  begins_at bigint not null,
  ends_at bigint not null,
  address text not null,               -- empty when only online
  link text not null,                  -- https address; empty when only in person
  withdrawn boolean not null,
  sequence bigint not null,            -- RFC 5545, 3.8.7.4
  changed_at bigint not null,
  check (ends_at > begins_at)
) {{strict}};
create index consultation_slot_by_unit on consultation_slot (unit_id, begins_at, id);
create index consultation_slot_by_gathering on consultation_slot (gathering_id);

-- One draft has the slot: the key lets one in.
create table slot_booking (
  slot_id bigint primary key references consultation_slot(id),
  draft_id bigint not null references draft(id),
  question text not null,              -- may be empty
  person_id bigint references person(id),  -- null: erased
  booked_at bigint not null
) {{strict}};
create index slot_booking_by_draft on slot_booking (draft_id);
create index slot_booking_by_person on slot_booking (person_id);

-- What came of the talk, bound to the version that was talked about.
create table consultation_note (
  slot_id bigint primary key references slot_booking(slot_id),
  draft_id bigint not null,
  revision bigint not null,
  body text not null,
  person_id bigint references person(id),  -- null: erased
  made_at bigint not null,
  foreign key (draft_id, revision) references draft_revision (draft_id, number)
) {{strict}};
create index consultation_note_by_draft on consultation_note (draft_id, revision);
create index consultation_note_by_person on consultation_note (person_id);
