-- An ambassador wishes to hand what they lead to somebody else: those who joined are asked first, until a day.
create table resignation (
  id bigint primary key,
  ambassador_id bigint not null references ambassador (id),
  successor_id bigint not null references ambassador (id),
  state text not null check (state in ('asking', 'handed_over', 'refused', 'withdrawn', 'lapsed')),
  stays_author boolean not null,       -- who resigns goes on writing the drafts that are handed over
  begun_at bigint not null,
  ends_at bigint not null,             -- answers count until then
  yes bigint not null,                 -- as they were counted at the end
  no bigint not null,
  told_to bigint not null,             -- people up to this number have their letter
  told boolean not null                -- everybody has
) {{strict}};
create unique index resignation_once on resignation (ambassador_id) where state = 'asking';
create index resignation_by_successor on resignation (successor_id);
create index resignation_by_end on resignation (state, ends_at);

-- One answer each, changed until the end.
create table resignation_answer (
  resignation_id bigint not null references resignation (id),
  person_id bigint not null references person (id),
  agrees boolean not null,
  answered_at bigint not null,
  primary key (resignation_id, person_id)
) {{strict}};
create index resignation_answer_by_person on resignation_answer (person_id);

-- The drafts that went to the successor.
create table resignation_draft (
  resignation_id bigint not null references resignation (id),
  draft_id bigint not null references draft (id),
  primary key (resignation_id, draft_id)
) {{strict}};
create index resignation_draft_by_draft on resignation_draft (draft_id);
