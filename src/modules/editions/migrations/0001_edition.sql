-- An edition of the participatory budget: everything about it is data. Current values stand here; each change leaves a full
-- snapshot in edition_version.
create table edition (
  id bigint primary key,
  code text not null unique,            -- in addresses: "2026", "krakow-2024"
  city_name text not null,              -- whose budget it is
  city_id bigint references place (id), -- its map; null until the city has one
  year integer not null,
  name_pl text not null,
  name_en text not null,
  currency text not null,               -- ISO 4217
  settings text not null,               -- canonical JSON: legal act, timetable, ballots, rules, limits (settings.h)
  picture_file_id bigint references stored_file (id),  -- SVG for the home page; null: none
  version integer not null,
  made_at bigint not null
) {{strict}};
create index edition_by_year on edition (year);

-- Every state an edition was ever in, with the reason of the change; never updated.
create table edition_version (
  edition_id bigint not null references edition (id),
  version integer not null,
  snapshot text not null,               -- canonical JSON of settings and pools
  snapshot_sha256 text not null,
  reason text not null,
  made_at bigint not null,
  primary key (edition_id, version)
) {{strict}};

-- A purse of the edition: the whole city, a district or a local area (u.s.g. art. 5a ust. 6).
create table pool (
  id bigint primary key,
  edition_id bigint not null references edition (id),
  code text not null,                   -- in addresses: "ogolnomiejska", "podgorze"
  level text not null check (level in ('citywide', 'district', 'local')),
  place_id bigint references place (id),
  name_pl text not null,
  name_en text not null,
  budget bigint not null,               -- minor units
  cost_least bigint,                    -- of one proposal
  cost_most bigint,
  position integer not null,
  unique (edition_id, code)
) {{strict}};
