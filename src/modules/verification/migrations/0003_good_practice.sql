-- Good practices (dobre praktyki): ambassadors' own, and those of passing verification.
create table good_practice (
  id bigint primary key,
  kind text not null check (kind in ('ambassadors', 'verification')),
  theme text not null,                 -- code of a theme of needs; empty: of all
  title text not null,
  body text not null,
  provision text not null,             -- of the by-law: "§ 12 ust. 3"; never empty for passing verification
  edition_id bigint references edition(id),  -- whose by-law
  person_id bigint references person(id),  -- who wrote it; null: erased
  made_at bigint not null,
  changed_at bigint not null,
  check ((kind = 'verification') = (edition_id is not null)),
  check (kind <> 'verification' or provision <> '')
) {{strict}};
create index good_practice_by_theme on good_practice (theme, changed_at);
create index good_practice_by_edition on good_practice (edition_id);
create index good_practice_by_person on good_practice (person_id);
