-- A lot drawn for projects, or districts of equal turnout, that the rule cannot tell apart: recorded by one person,
-- consented to by another; only then is the edition counted again with it.
create table tie_draw (
  id bigint primary key,
  edition_id bigint not null references edition (id),
  pool_code text not null,              -- empty: among districts of equal turnout
  base_sha256 text not null,            -- of the count in which they were equal
  candidates text not null,             -- JSON: ids of the projects, or codes of the pools, as the count put them
  how text not null check (how in ('by_hand', 'by_seed')),
  seed text not null,                   -- published before the draw; empty when drawn by hand
  drawn text not null,                  -- JSON: the candidates in the order that came out
  held_on date not null,
  present text not null,                -- who was there, as the result's record says it
  note text not null,
  asked_by bigint not null,
  asked_at bigint not null,
  state text not null check (state in ('waiting', 'consented', 'refused', 'withdrawn')),
  decided_by bigint,
  decided_at bigint,
  check ((how = 'by_seed') = (seed <> '')),
  check ((state = 'waiting') = (decided_at is null)),
  check (state <> 'consented' or decided_by <> asked_by)  -- nobody consents to their own
) {{strict}};
create index tie_draw_by_edition on tie_draw (edition_id, id);
create unique index tie_draw_waiting on tie_draw (edition_id, pool_code) where state = 'waiting';

-- What a count gave before another took its place; never changed.
create table replaced_result (
  record_sha256 text not null,
  pool_id bigint not null references pool_result (pool_id),
  record text not null,                 -- canonical JSON (tally/record.h)
  counted_at bigint not null,
  replaced_at bigint not null,
  draw_id bigint not null references tie_draw (id),  -- which made the other
  primary key (pool_id, replaced_at)
) {{strict}};
create index replaced_result_by_draw on replaced_result (draw_id);

-- How many people the pool's area has, where money goes to the best turnout; null: it was not asked.
alter table pool_result add column residents bigint;
