-- What ambassadors read before they meet people: research of the budget, strategic documents, aids. The file, where
-- there is one, is kept by commons/documents.
create table support_paper (
  id bigint primary key,
  kind text not null check (kind in ('report', 'finding', 'strategy', 'aid')),
  title_pl text not null,
  title_en text not null,
  about_pl text not null,              -- of a finding: the finding itself
  about_en text not null,
  theme text not null,                 -- of needs; empty: all
  year bigint,                         -- of the research or the document; null: not said
  method text not null check (method in ('', 'survey', 'interviews', 'group', 'walk', 'data', 'other')),
  level text not null check (level in ('city', 'district', 'area')),  -- at which it holds
  place_id bigint references place (id),
  area_id bigint references area (id),
  publisher text not null,             -- who made it
  link text not null,                  -- https; empty: the file, or a finding in words alone
  hidden boolean not null,
  revision bigint not null,
  changed_at bigint not null,
  check ((level = 'district') = (place_id is not null)),
  check ((level = 'area') = (area_id is not null))
) {{strict}};
create index support_paper_by_place on support_paper (place_id);
create index support_paper_by_area on support_paper (area_id);
