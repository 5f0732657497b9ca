-- A good or bad practice of a project's partner, by one template; in Polish, in English or in both.
create table practice_case (
  id bigint primary key,
  project_id bigint not null references project (id),
  partner_id bigint not null,           -- no reference: a partner taken off the card leaves its cases
  speaker text not null,                -- the partner as the card named it
  kind text not null check (kind in ('good', 'bad')),
  title_pl text not null,
  title_en text not null,
  before_pl text not null,
  before_en text not null,
  done_pl text not null,
  done_en text not null,
  result_pl text not null,
  result_en text not null,
  why_pl text not null,
  why_en text not null,
  transfer_pl text not null,
  transfer_en text not null,
  cost bigint check (cost >= 0),        -- minor units; null: not known
  currency text not null,               -- ISO 4217
  proposal_id bigint references proposal (id),  -- the delivered proposal it tells of; null: none
  revision bigint not null,             -- counts savings
  person_id bigint references person (id),      -- who saved it last; null: erased
  changed_at bigint not null
) {{strict}};
create index practice_case_by_project on practice_case (project_id);
create index practice_case_by_partner on practice_case (partner_id);
create index practice_case_by_proposal on practice_case (proposal_id);
create index practice_case_by_person on practice_case (person_id);

-- A version of the method that the partners of a project agree.
create table method (
  project_id bigint not null references project (id),
  version bigint not null,
  intro_pl text not null,
  intro_en text not null,
  revision bigint not null,             -- counts savings of the intro and of steps
  asked_at bigint,                      -- when partners were asked; null: it is being written
  primary key (project_id, version)
) {{strict}};

create table method_step (
  id bigint primary key,
  project_id bigint not null,
  version bigint not null,
  position bigint not null,
  title_pl text not null,
  title_en text not null,
  what_pl text not null,
  what_en text not null,
  tools_pl text not null,
  tools_en text not null,
  cautions_pl text not null,
  cautions_en text not null,
  foreign key (project_id, version) references method (project_id, version)
) {{strict}};
create index method_step_by_version on method_step (project_id, version);

-- The cases that a step rests on.
create table method_cite (
  step_id bigint not null references method_step (id),
  case_id bigint not null references practice_case (id),
  primary key (step_id, case_id)
) {{strict}};
create index method_cite_by_case on method_cite (case_id);

-- What a partner says to a version; a later answer replaces the earlier one.
create table method_answer (
  project_id bigint not null,
  version bigint not null,
  partner_id bigint not null,           -- as in practice_case
  speaker text not null,
  accepts boolean not null,
  body text not null,
  by_office boolean not null,           -- noted by who keeps the card
  person_id bigint references person (id),  -- null: erased
  made_at bigint not null,
  primary key (project_id, version, partner_id),
  foreign key (project_id, version) references method (project_id, version)
) {{strict}};
create index method_answer_by_person on method_answer (person_id);
