-- Partners keep their number when the card is edited: their places, pilots and people hang on it.
alter table project_partner rename to former_partner;
create table project_partner (
  id bigint primary key,
  project_id bigint not null references project (id),
  position integer not null,
  name text not null,                   -- organisation; empty: the city itself
  city text not null,
  country text not null,                -- ISO 3166-1 alpha-2
  role text not null check (role in ('lead', 'partner', 'expert')),
  area text not null,                   -- the problem area it chose in its city
  place_pl text not null,               -- what this place is like
  place_en text not null,
  longitude bigint,                     -- 1e-7 degree, EPSG:4326; null: not pointed out
  latitude bigint,
  pilot_state text not null check (pilot_state in ('none', 'planned', 'running', 'completed', 'abandoned')),
  pilot_from_on date,
  pilot_from_precision text check (pilot_from_precision in ('year', 'month', 'day')),
  pilot_to_on date,
  pilot_to_precision text check (pilot_to_precision in ('year', 'month', 'day')),
  pilot_pl text not null,
  pilot_en text not null,
  result_pl text not null,
  result_en text not null,
  pilot_changed_at bigint not null,     -- 0: never
  check ((longitude is null) = (latitude is null)),
  check ((pilot_from_on is null) = (pilot_from_precision is null)),
  check ((pilot_to_on is null) = (pilot_to_precision is null))
) {{strict}};
insert into project_partner
  select row_number() over (order by project_id, position), project_id, position, name, city, country, role, area, '', '',
         null, null, 'none', null, null, null, null, '', '', '', '', 0
  from former_partner;
drop table former_partner;
create index project_partner_by_project on project_partner (project_id, position);

-- Who works for a partner of another city: asked by a letter, then somebody with an account.
create table partner_person (
  id bigint primary key,
  partner_id bigint not null references project_partner (id),
  person_id bigint references person (id),  -- null: has not answered the letter
  name text not null,                   -- empty once there is an account: it has its own
  email text not null,
  language text not null check (language in ('pl', 'en')),
  token_hash text unique,               -- SHA-256 of the token in the letter; null: answered
  asked_at bigint not null,
  ends_at bigint not null,              -- of the letter's link
  check ((person_id is null) = (token_hash is not null))
) {{strict}};
create index partner_person_by_partner on partner_person (partner_id);
create unique index partner_person_by_person on partner_person (person_id, partner_id) where person_id is not null;
create index partner_person_by_email on partner_person (email) where email <> '';

-- What partners say of the project's work, under their city's name.
create table project_comment (
  id bigint primary key,
  project_id bigint not null references project (id),
  person_id bigint references person (id),  -- null: erased
  speaker text not null,                -- the partner as the card named it
  body text not null,
  made_at bigint not null
) {{strict}};
create index project_comment_by_project on project_comment (project_id, made_at);
create index project_comment_by_person on project_comment (person_id);

-- Members are written to in a language of their own.
alter table group_member add column language text not null default 'pl' check (language in ('pl', 'en'));
