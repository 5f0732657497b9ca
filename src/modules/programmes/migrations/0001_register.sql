-- A programme that pays for projects (program): URBACT III, a regional fund, the city's own.
create table programme (
  id bigint primary key,
  code text not null unique,            -- in addresses: "urbact-iii"
  name_pl text not null,
  name_en text not null,
  funder_pl text not null,              -- who gives the money; empty: not said
  funder_en text not null,
  period text not null,                 -- of programming, as its documents call it: "2014-2020"; empty: none
  call text not null,                   -- number or name of the call for applications
  rules_pl text not null,               -- Markdown: what may be co-funded
  rules_en text not null,
  most_basis_points integer check (most_basis_points between 1 and 10000),  -- highest rate of co-funding; null: not said
  has_international boolean not null,   -- the levels of work its projects have
  has_local boolean not null,
  changed_at bigint not null
) {{strict}};

-- A topic of cards (temat); the set grows with what cards and imports bring.
create table topic (
  id bigint primary key,
  code text not null unique,
  name_pl text not null,
  name_en text not null                 -- empty: the Polish one is shown
) {{strict}};

-- Topics a programme pays for.
create table programme_topic (
  programme_id bigint not null references programme (id),
  topic_id bigint not null references topic (id),
  primary key (programme_id, topic_id)
) {{strict}};
create index programme_topic_by_topic on programme_topic (topic_id);

-- One file brought in by `wiec import register`.
create table register_import (
  id bigint primary key,
  file_name text not null,
  sha256 text not null,
  made_at bigint not null
) {{strict}};

-- The card of a project (karta projektu). Rows that an import brought have `identity`: a second import finds them by it.
create table project (
  id bigint primary key,
  programme_id bigint references programme (id),
  acronym text not null,
  title_pl text not null,
  title_en text not null,
  title_sort {{blob}} not null,         -- ICU sort key of acronym and title_pl
  beneficiary text not null,            -- who got the money, as the source writes it
  implementing_unit text not null,      -- office of the city that runs it
  period text not null,                 -- programming period
  lead_theme_pl text not null,          -- of the network, beside the card's topics
  lead_theme_en text not null,
  category text not null check (category in ('unknown', 'investment', 'soft')),
  state text not null check (state in ('unknown', 'idea', 'applied', 'approved', 'rejected', 'running', 'completed',
                                       'terminated')),
  from_on date,                         -- first day of what is known
  from_precision text check (from_precision in ('year', 'month', 'day')),
  to_on date,                           -- first day of what is known, too: '2015-01-01' with 'year' is the year 2015
  to_precision text check (to_precision in ('year', 'month', 'day')),
  place_id bigint references place (id),
  area text not null,                   -- in words
  wide_area boolean,                    -- over more than one gmina; null: not said
  description_pl text not null,         -- Markdown
  description_en text not null,
  website text not null,
  logo_file_id bigint references stored_file (id),
  logo_type text,
  predecessor_id bigint references project (id),
  partners_folded text not null,        -- for search: text::fold of beneficiary, partners and their cities
  version integer not null,
  identity text unique,                 -- SHA-256 of title, beneficiary and both sums, as imported
  import_id bigint references register_import (id),
  created_at bigint not null,
  changed_at bigint not null,
  check ((from_on is null) = (from_precision is null)),
  check ((to_on is null) = (to_precision is null))
) {{strict}};
create index project_by_programme on project (programme_id);
create index project_by_place on project (place_id);
create index project_by_predecessor on project (predecessor_id);
create index project_by_import on project (import_id);

create table project_topic (
  project_id bigint not null references project (id),
  position integer not null,
  topic_id bigint not null references topic (id),
  primary key (project_id, topic_id)
) {{strict}};
create index project_topic_by_topic on project_topic (topic_id);

-- A phase of the project: preparatory, implementation.
create table project_phase (
  project_id bigint not null references project (id),
  position integer not null,            -- from 1
  kind text not null check (kind in ('preparatory', 'implementation', 'other')),
  name_pl text not null,
  name_en text not null,
  months integer check (months between 1 and 240),  -- planned
  from_on date,
  from_precision text check (from_precision in ('year', 'month', 'day')),
  to_on date,
  to_precision text check (to_precision in ('year', 'month', 'day')),
  source text not null,
  primary key (project_id, position)
) {{strict}};

-- What one source says the project costs, on one level.
create table project_amount (
  project_id bigint not null references project (id),
  position integer not null,
  level text not null check (level in ('whole', 'partner', 'own', 'phase')),
  phase integer not null,               -- position of a phase; 0: of all of them
  total bigint not null check (total >= 0),          -- minor units
  cofunding bigint check (cofunding between 0 and total),
  currency text not null,
  rate_e4 bigint check (rate_e4 > 0),   -- zlotys for one unit, ten-thousandths; null: not given
  rate_on date,
  declared_basis_points integer check (declared_basis_points between 0 and 10000),  -- rate of co-funding the source states
  source text not null,
  note text not null,                   -- why it differs
  official boolean not null,            -- the one that lists and sums use
  primary key (project_id, position)
) {{strict}};
create unique index project_amount_official on project_amount (project_id) where official;

-- What happened and when: applications, decisions, extensions; `note` says how things stand on that day.
create table project_event (
  project_id bigint not null references project (id),
  position integer not null,
  kind text not null check (kind in ('application', 'received', 'decision', 'extension', 'note', 'other')),
  phase integer not null,               -- the phase it asks for or decides on; 0: the whole project
  at_on date not null,
  at_precision text not null check (at_precision in ('year', 'month', 'day')),
  months integer check (months between 1 and 240),  -- asked for or granted
  text_pl text not null,
  text_en text not null,
  primary key (project_id, position)
) {{strict}};

create table project_partner (
  project_id bigint not null references project (id),
  position integer not null,
  name text not null,                   -- organisation; empty: the city itself
  city text not null,
  country text not null,                -- ISO 3166-1 alpha-2
  role text not null check (role in ('lead', 'partner', 'expert')),
  area text not null,                   -- its problem area, where its pilot runs
  primary key (project_id, position)
) {{strict}};

-- What is done on one level of work.
create table project_level (
  project_id bigint not null references project (id),
  level text not null check (level in ('international', 'local')),
  description_pl text not null,
  description_en text not null,
  primary key (project_id, level)
) {{strict}};

-- A card after each change, whole. Of an imported card the first one is written when it is first changed.
create table project_version (
  project_id bigint not null references project (id),
  version integer not null,
  snapshot text not null,               -- canonical JSON (project_json.h)
  reason text not null,                 -- shown to everybody
  person bigint not null,               -- 0: the program itself
  made_at bigint not null,
  primary key (project_id, version)
) {{strict}};
