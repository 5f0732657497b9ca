-- Organisations of the three sectors and the units they are made of: offices of the city, departments, sections. No
-- personal data: contacts are those of the office.
create table organisation (
  id bigint primary key,
  sector text not null check (sector in ('public', 'social', 'economic')),
  name text not null,
  name_folded text not null,                 -- text::fold of the name
  short_name text not null,                  -- "ZZM"; may be empty
  register_number text not null,             -- KRS, REGON or NIP, digits; may be empty
  address text not null,
  email text not null,                       -- of the office; may be empty
  website text not null,
  place_id bigint references place(id),      -- the city or district it belongs to
  state text not null check (state in ('active', 'closed')),
  created_at bigint not null,
  changed_at bigint not null
) {{strict}};
create index organisation_by_name on organisation (name_folded);
create unique index organisation_register_number on organisation (register_number) where register_number <> '';

create table organisation_unit (
  id bigint primary key,
  organisation_id bigint not null references organisation(id),
  parent_id bigint references organisation_unit(id),
  code text not null,                        -- the symbol in letters: "WK"; may be empty
  name text not null,
  name_folded text not null,
  email text not null,                       -- of the office; may be empty
  position integer not null,
  state text not null check (state in ('active', 'closed')),
  changed_at bigint not null
) {{strict}};
create index organisation_unit_by_organisation on organisation_unit (organisation_id, position, name_folded);
