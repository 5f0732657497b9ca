-- News for a person about a matter, waiting to be put into a letter; and how often each kind may come.
create table notice (
  id bigint primary key,
  person_id bigint not null references person(id),
  kind text not null check (kind in ('deadline', 'own', 'city')),
  noun text not null,                  -- with noun_id the matter that letters group by
  noun_id bigint not null,
  matter_pl text not null,             -- title of the matter
  matter_en text not null,
  text_pl text not null,               -- what is new, one sentence
  text_en text not null,
  path text not null,                  -- on this site, without the language
  made_at bigint not null,
  due_at bigint not null,              -- when it goes: at once, or with the digest
  sent_at bigint
) {{strict}};
create index notice_due on notice (due_at, person_id) where sent_at is null;
create index notice_by_person on notice (person_id, made_at);
create index notice_sent on notice (sent_at) where sent_at is not null;

create table notice_choice (
  person_id bigint not null references person(id),
  kind text not null,
  mode text not null check (mode in ('at_once', 'weekly', 'never')),
  changed_at bigint not null,
  primary key (person_id, kind)
) {{strict}};
