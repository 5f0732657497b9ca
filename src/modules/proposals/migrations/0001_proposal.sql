-- A theme of proposals; the set is the city's.
create table category (
  id bigint primary key,
  code text not null unique,            -- in addresses: "zielen"
  name_pl text not null,
  name_en text not null,
  position integer not null
) {{strict}};

-- A project that residents propose to an edition, from submission on.
create table proposal (
  id bigint primary key,
  edition_id bigint not null references edition (id),
  pool_id bigint not null references pool (id),
  number text not null,                 -- as residents see it: "BO.OM.12/26"
  external_id text not null,            -- of the source it was imported from; equals number for our own
  title_pl text not null,
  title_en text not null,               -- empty: the Polish one is shown, marked as Polish
  title_sort {{blob}} not null,         -- ICU sort key of title_pl
  summary_pl text not null,
  summary_en text not null,
  body_pl text not null,                -- Markdown
  body_en text not null,
  cost bigint not null,                 -- minor units of the edition's currency
  category_id bigint references category (id),
  place_id bigint references place (id),
  location text not null,               -- in words: street, park, school
  state text not null check (state in ('submitted', 'formal_check', 'assessment', 'rejected', 'withdrawn', 'merged',
                                       'on_ballot', 'won', 'lost')),
  shuffle integer not null,             -- random, 0..2147483646: the seed of the day orders by it
  author_shown text not null,           -- what the author agreed to show
  picture_file_id bigint references stored_file (id),  -- null: none
  picture_type text,
  submitted_at bigint not null,
  changed_at bigint not null,
  unique (edition_id, number)
) {{strict}};
create index proposal_by_pool on proposal (pool_id);

-- Where it would stand; the first point is the main one.
create table proposal_point (
  proposal_id bigint not null references proposal (id),
  position integer not null,
  longitude bigint not null,            -- 1e-7 degree, EPSG:4326
  latitude bigint not null,
  primary key (proposal_id, position)
) {{strict}};

create table cost_item (
  proposal_id bigint not null references proposal (id),
  position integer not null,
  name_pl text not null,
  cost bigint not null,
  primary key (proposal_id, position)
) {{strict}};

-- Why it was rejected, withdrawn or merged: always with a criterion, a reason and an office (product.md, principle 2).
create table proposal_decision (
  proposal_id bigint primary key references proposal (id),
  criterion_pl text not null,
  criterion_en text not null,
  reason_pl text not null,
  reason_en text not null,
  office_pl text not null,
  office_en text not null,
  decided_on date not null,
  merged_into_id bigint references proposal (id)
) {{strict}};
