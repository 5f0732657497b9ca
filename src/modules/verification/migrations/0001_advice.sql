-- Early advice (informacja zwrotna jednostki): drafts handed over to units, what these advise, what authors answer.

-- Kept by the coordinator; at most one row.
create table advice_setting (
  id bigint primary key check (id = 1),
  days bigint not null check (days between 1 and 90),  -- in which a unit advises
  default_unit_id bigint references organisation_unit(id),
  changed_at bigint not null
) {{strict}};
create index advice_setting_by_unit on advice_setting (default_unit_id);

-- Which unit reads drafts of a theme or of a district. Every rule that fits sends the draft somewhere.
create table advice_rule (
  id bigint primary key,
  theme text not null,                 -- code of a theme of needs; empty: the rule is about a district
  place_id bigint references place(id),
  unit_id bigint not null references organisation_unit(id),
  check ((theme = '') = (place_id is not null))
) {{strict}};
create unique index advice_rule_by_theme on advice_rule (theme) where theme <> '';
create unique index advice_rule_by_place on advice_rule (place_id) where place_id is not null;
create index advice_rule_place on advice_rule (place_id);
create index advice_rule_by_unit on advice_rule (unit_id);

-- The dated act by which one version of a draft goes to the units. A version goes once.
create table draft_hand_over (
  id bigint primary key,
  draft_id bigint not null,
  revision bigint not null,
  theme text not null,
  question text not null,              -- what the authors ask; may be empty
  by_author boolean not null,          -- else by who leads the place: ambassador, coordinator
  person_id bigint references person(id),  -- null: erased
  handed_at bigint not null,
  unique (draft_id, revision),
  foreign key (draft_id, revision) references draft_revision (draft_id, number)
) {{strict}};
create index draft_hand_over_by_person on draft_hand_over (person_id);

-- A unit's task to read one version and advise.
create table draft_reading (
  id bigint primary key,
  hand_over_id bigint not null references draft_hand_over(id),
  unit_id bigint not null references organisation_unit(id),
  state text not null check (state in ('new', 'read', 'answered', 'passed_on', 'replaced')),
  due_at bigint not null,
  opened_at bigint,                    -- first read by somebody of the unit
  answered_at bigint,
  changed_at bigint not null,
  unique (hand_over_id, unit_id)
) {{strict}};
create index draft_reading_inbox on draft_reading (unit_id, state, due_at, id);

-- A unit passed a draft on to another, and why.
create table draft_passing (
  id bigint primary key,
  hand_over_id bigint not null references draft_hand_over(id),
  from_unit_id bigint not null references organisation_unit(id),
  to_unit_id bigint not null references organisation_unit(id),
  why text not null,
  person_id bigint references person(id),  -- null: erased
  passed_at bigint not null
) {{strict}};
create index draft_passing_by_hand_over on draft_passing (hand_over_id, id);
create index draft_passing_by_from on draft_passing (from_unit_id);
create index draft_passing_by_to on draft_passing (to_unit_id);
create index draft_passing_by_person on draft_passing (person_id);

-- One point of a unit's advice, about the version that its reading is of. Advice, never a verdict.
create table advice (
  id bigint primary key,
  reading_id bigint not null references draft_reading(id),
  kind text not null check (kind in ('fits', 'improve', 'conflicts')),
  body text not null,
  provision text not null,             -- which one: "§ 12 ust. 3"; may be empty unless it conflicts
  unless text not null,                -- under what condition it would not conflict
  suggestion text not null,            -- may be empty
  already text not null,               -- what the unit does there already; may be empty
  practice text not null,              -- a known good practice; may be empty
  said text not null,                  -- what was said about it when unit and authors met; may be empty
  said_at bigint,
  state text not null check (state in ('written', 'kept', 'released')),
  released_at bigint,
  person_id bigint references person(id),  -- null: erased
  made_at bigint not null,
  check (kind <> 'conflicts' or (provision <> '' and unless <> '')),
  check ((state = 'released') = (released_at is not null))
) {{strict}};
create index advice_by_reading on advice (reading_id, id);
create index advice_by_person on advice (person_id);

-- What the authors answer to a point; the newest answer holds.
create table advice_answer (
  advice_id bigint primary key references advice(id),
  kind text not null check (kind in ('accept', 'will_change', 'keep')),
  why text not null,                   -- never empty when they keep it as it is
  revision bigint not null,            -- the draft's newest when they answered
  person_id bigint references person(id),  -- null: erased
  answered_at bigint not null,
  check (kind <> 'keep' or why <> '')
) {{strict}};
create index advice_answer_by_person on advice_answer (person_id);
