-- Streets of a city as its address file has them.
create table street (
  id bigint primary key,
  city_id bigint not null references place (id),
  name text not null,
  name_sort {{blob}} not null,
  name_key text not null,               -- folded, without "ul.": what typed names are compared with
  unique (city_id, name_key)
) {{strict}};

-- The part of a street that lies in one district. A number and its letter are one integer: number x 64 + letter (a = 1).
create table street_range (
  street_id bigint not null references street (id),
  position integer not null,            -- line order
  first_number integer not null,
  last_number integer not null,
  parity text not null check (parity in ('all', 'odd', 'even')),
  district_id bigint not null references place (id),
  primary key (street_id, position)
) {{strict}};
create index street_range_by_district on street_range (district_id);
