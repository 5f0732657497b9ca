-- A theme of the whole city gathers people as an area does. A place stands for it, in which roles and meetings hold; null: a
-- part of the city.
alter table area add column theme_id bigint references place (id);
create unique index area_by_theme on area (theme_id);
