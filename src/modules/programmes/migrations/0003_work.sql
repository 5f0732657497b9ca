-- What has a day and people who come (seminar, study visit, conference, call, meeting of the group), held by a project.
create table project_gathering (
  project_id bigint not null references project (id),
  gathering_id bigint not null references gathering (id),
  level text not null check (level in ('international', 'local')),
  host text not null,                   -- a partner as the card names it; empty: not said
  primary key (project_id, gathering_id)
) {{strict}};
create index project_gathering_by_gathering on project_gathering (gathering_id);

-- An arrangement by phone or mail (uzgodnienie). Offices and functions, never names of people.
create table project_note (
  id bigint primary key,
  project_id bigint not null references project (id),
  level text not null check (level in ('international', 'local')),
  means text not null check (means in ('phone', 'mail', 'online', 'letter', 'in_person')),
  on_day date not null,
  partner text not null,                -- as the card names it; empty: nobody of the partnership
  with_whom text not null,
  agreed_pl text not null,
  agreed_en text not null,
  follows_pl text not null,             -- what follows from it; empty: nothing
  follows_en text not null,
  changed_at bigint not null
) {{strict}};
create index project_note_by_project on project_note (project_id, on_day);
