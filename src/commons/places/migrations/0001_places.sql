-- Units of the territorial division (TERYT, TERC register): voivodeship, powiat, gmina, part of a gmina, auxiliary unit.
create table territory_unit (
  code text primary key,                -- 2, 4 or 7 digits
  parent text references territory_unit (code),
  level text not null check (level in ('voivodeship', 'powiat', 'gmina', 'part', 'auxiliary')),
  kind text not null,                   -- as the register words it: "gmina miejska", "powiat"
  name text not null,
  name_sort {{blob}} not null,          -- ICU sort key
  name_folded text not null,
  city_rights boolean not null          -- a city with the rights of a powiat
) {{strict}};
create index territory_unit_by_parent on territory_unit (parent);
create index territory_unit_by_name on territory_unit (name_folded);

-- A city, a district, an estate or a freely drawn area. Invented cities have no unit of the register, so territory is not
-- a reference.
create table place (
  id bigint primary key,
  kind text not null check (kind in ('city', 'district', 'estate', 'area')),
  parent_id bigint references place (id),
  code text not null,
  territory text not null,
  name text not null,
  name_sort {{blob}} not null,
  name_folded text not null,
  position integer not null,
  population bigint,
  west bigint,                          -- bounding box of the boundary, 1e-7 degree
  south bigint,
  east bigint,
  north bigint,
  area_m2 bigint,
  unique (parent_id, code)
) {{strict}};
create unique index city_by_code on place (code) where parent_id is null;
create index place_by_territory on place (territory);

-- The boundary as the source has it; apart from place, because lists never read it.
create table place_boundary (
  place_id bigint primary key references place (id),
  shape {{blob}} not null,              -- geometry.h, bytes_of
  corners integer not null
) {{strict}};

-- The rectangle that the map of a place's children shows.
create table place_map (
  place_id bigint not null references place (id),
  kind text not null,                   -- of the children drawn; of a city alone: 'city'
  west bigint not null,
  south bigint not null,
  east bigint not null,
  north bigint not null,
  width integer not null,
  height integer not null,
  primary key (place_id, kind)
) {{strict}};

-- Paths ready to be shown, simplified together so that neighbours still touch.
create table place_outline (
  place_id bigint primary key references place (id),
  path text not null,
  label_x integer not null,
  label_y integer not null
) {{strict}};
