-- A named part of the city that people pointed out: of parts from a list, of streets, or by drawing its border.
create table area (
  id bigint primary key,
  city_id bigint not null references place (id),
  name text not null,
  name_sort {{blob}} not null,          -- ICU sort key
  state text not null check (state in ('open', 'closed')),
  revision bigint not null,             -- grows with every change; a form says which one it was made from
  west bigint,                          -- bounding box of the land, 1e-7 degree; null of an area of streets only
  south bigint,
  east bigint,
  north bigint,
  land_m2 bigint,
  changed_at bigint not null
) {{strict}};
create index area_by_city on area (city_id);

-- Apart from area, because lists never read it (commons/places, geometry.h, bytes_of).
create table area_shape (
  area_id bigint primary key references area (id),
  drawn {{blob}},                       -- the border as it was drawn; null when nothing was
  land {{blob}} not null                -- the drawing and the boundaries of the parts, united when the area was stored
) {{strict}};

-- Districts and estates that it was pointed out by, in the order of the list.
create table area_part (
  area_id bigint not null references area (id),
  place_id bigint not null references place (id),
  primary key (area_id, place_id)
) {{strict}};
create index area_part_by_place on area_part (place_id);

-- Streets that it was pointed out by. By name: the city loads its register of streets anew each year.
create table area_street (
  area_id bigint not null references area (id),
  position integer not null,
  name text not null,
  street_key text not null,             -- commons/places, street_name.h
  primary key (area_id, position)
) {{strict}};
create index area_street_by_key on area_street (street_key);

-- Which districts it reaches, computed when the area is stored.
create table area_district (
  area_id bigint not null references area (id),
  place_id bigint not null references place (id),
  common_m2 bigint,                     -- null when only its streets lie there
  primary key (area_id, place_id)
) {{strict}};
create index area_district_by_place on area_district (place_id);
