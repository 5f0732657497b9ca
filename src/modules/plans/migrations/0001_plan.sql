-- A Local or Integrated Action Plan (Lokalny, Zintegrowany Plan Działania) of an area.
create table plan (
  id bigint primary key,
  kind text not null check (kind in ('local', 'integrated')),
  title_pl text not null,
  title_en text not null,
  area text not null,                   -- a proper name: the same in both languages
  project_id bigint references project (id),  -- that worked it out; null: none
  state text not null check (state in ('drafting', 'consultation', 'adopted')),
  version bigint not null,              -- the newest number in plan_version
  comments_from date,                   -- of the latest consultation
  comments_until date,                  -- its last day
  changed_at bigint not null,
  check (state <> 'consultation' or comments_until is not null)
) {{strict}};
create index plan_by_project on plan (project_id);

-- A paragraph keeps its id through every version; a removed one stays with its comments.
create table plan_paragraph (
  id bigint primary key,
  plan_id bigint not null references plan (id),
  section text not null check (section in ('diagnosis', 'vision', 'objectives', 'management')),
  position bigint not null,
  text_pl text not null,
  text_en text not null,
  removed boolean not null
) {{strict}};
create index plan_paragraph_by_plan on plan_paragraph (plan_id);

create table plan_action (
  id bigint primary key,
  plan_id bigint not null references plan (id),
  position bigint not null,
  title_pl text not null,
  title_en text not null,
  about_pl text not null,
  about_en text not null,
  owner text not null,                  -- an office or organisation, never a person
  partners text not null,
  cost bigint,                          -- minor units; null: not known
  currency text not null,               -- ISO 4217
  funding_pl text not null,             -- where the money comes from
  funding_en text not null,
  from_when text not null,              -- 2014, 2014-05 or 2014-05-17; empty: not known
  to_when text not null,
  risk_pl text not null,
  risk_en text not null,
  readiness text not null check (readiness in ('idea', 'designed', 'agreed', 'funded')),
  state text not null check (state in ('planned', 'under_way', 'delayed', 'done', 'given_up')),
  removed boolean not null
) {{strict}};
create index plan_action_by_plan on plan_action (plan_id);

-- Values are hundredths of the unit.
create table plan_indicator (
  id bigint primary key,
  action_id bigint not null references plan_action (id),
  position bigint not null,
  kind text not null check (kind in ('output', 'result')),
  name_pl text not null,
  name_en text not null,
  unit text not null,
  baseline bigint,                      -- null: not measured
  target bigint                         -- null: none set
) {{strict}};
create index plan_indicator_by_action on plan_indicator (action_id);

-- Every saved version, never changed. Who saved it stands in the trail of acts.
create table plan_version (
  plan_id bigint not null references plan (id),
  number bigint not null,
  snapshot text not null,               -- JSON of the whole plan
  reason text not null,
  made_at bigint not null,
  primary key (plan_id, number)
) {{strict}};

-- What somebody says of one paragraph or action, and the answer of those who write the plan.
create table plan_comment (
  id bigint primary key,
  plan_id bigint not null references plan (id),
  paragraph_id bigint references plan_paragraph (id),
  action_id bigint references plan_action (id),
  version bigint not null,              -- that it was written under
  person_id bigint references person (id),  -- null: erased
  body text not null,
  made_at bigint not null,
  verdict text check (verdict in ('taken', 'partly', 'not_taken', 'explained')),  -- null: open
  answer text not null,
  answered_at bigint,
  check ((paragraph_id is null) <> (action_id is null)),
  check ((verdict is null) = (answered_at is null))
) {{strict}};
create index plan_comment_by_plan on plan_comment (plan_id);
create index plan_comment_by_paragraph on plan_comment (paragraph_id);
create index plan_comment_by_action on plan_comment (action_id);
create index plan_comment_by_person on plan_comment (person_id, made_at);

-- The act by which a version was adopted.
create table plan_adoption (
  plan_id bigint not null references plan (id),
  version bigint not null,
  on_day date not null,
  act text not null,                    -- which act: number, of whom
  text_pl text not null,                -- its words
  text_en text not null,
  primary key (plan_id, version)
) {{strict}};

-- An action of an adopted plan that a later project carries out. One project for an action.
create table plan_take_up (
  action_id bigint primary key references plan_action (id),
  project_id bigint not null references project (id),
  on_day date not null,
  note_pl text not null,
  note_en text not null
) {{strict}};
create index plan_take_up_by_project on plan_take_up (project_id);

create table plan_progress (
  id bigint primary key,
  action_id bigint not null references plan_action (id),
  on_day date not null,
  state text not null check (state in ('planned', 'under_way', 'delayed', 'done', 'given_up')),
  text_pl text not null,
  text_en text not null
) {{strict}};
create index plan_progress_by_action on plan_progress (action_id);

create table plan_reading (
  progress_id bigint not null references plan_progress (id),
  indicator_id bigint not null references plan_indicator (id),
  value bigint not null,                -- hundredths
  primary key (progress_id, indicator_id)
) {{strict}};
create index plan_reading_by_indicator on plan_reading (indicator_id);
