-- The programme of a year ("Wspólne Projekty 2026"): two paths on which residents work together before they submit.
create table joint_programme (
  id bigint primary key,
  year integer not null unique,
  name_pl text not null,
  name_en text not null,
  conditions_pl text not null,         -- for ambassadors, one a line; a refusal names one of them
  conditions_en text not null,
  ask_experience boolean not null,     -- optional fields of the application
  ask_forms boolean not null,
  published boolean not null,
  revision bigint not null,
  changed_at bigint not null
) {{strict}};

create table joint_path (
  programme_id bigint not null references joint_programme (id),
  path text not null check (path in ('district', 'citywide')),
  formula text not null check (formula in ('in_person', 'online')),
  primary key (programme_id, path)
) {{strict}};

create table joint_stage (
  programme_id bigint not null references joint_programme (id),
  path text not null check (path in ('district', 'citywide')),
  number integer not null,             -- I, II, III, IV
  title_pl text not null,
  title_en text not null,
  about_pl text not null,
  about_en text not null,
  from_on date,                        -- null: the day is not known yet
  until_on date,                       -- its last day
  recruits boolean not null,           -- ambassadors apply while it lasts
  primary key (programme_id, path, number),
  check (from_on is null or until_on is null or from_on <= until_on)
) {{strict}};

-- Texts of the pages, every version that was published. 'online' tells how the path works in the online formula.
create table joint_page (
  programme_id bigint not null references joint_programme (id),
  page text not null check (page in ('programme', 'district', 'citywide', 'online')),
  version integer not null,
  body_pl text not null,               -- Markdown
  body_en text not null,
  made_at bigint not null,
  primary key (programme_id, page, version)
) {{strict}};

create table joint_notice (
  id bigint primary key,
  programme_id bigint not null references joint_programme (id),
  page text not null check (page in ('programme', 'district', 'citywide', 'online')),
  published_on date not null,
  text_pl text not null,
  text_en text not null,
  link text not null                   -- path on this site; may be empty
) {{strict}};
create index joint_notice_by_programme on joint_notice (programme_id, page);
