-- Who runs an edition, so that a coordinator of one office edits its own; the district that a local area lies in.
alter table edition add column organisation_id bigint;                 -- commons/organisations; null: none is named
alter table pool add column district text not null default '';  -- as the by-law calls it; empty: not a local area

-- Who made a version. As in the trail of acts, 0 is the program itself.
alter table edition_version add column person bigint not null default 0;

-- A change of a part that its stage has frozen: asked for by one person, consented to by another, once.
create table edition_request (
  id bigint primary key,
  edition_id bigint not null references edition (id),
  part text not null,                   -- part.h
  base_version integer not null,        -- what the asking person changed
  proposed text not null,               -- canonical JSON of the edition as it would be (edition_json.h)
  reason text not null,
  asked_by bigint not null,
  asked_at bigint not null,
  state text not null check (state in ('waiting', 'consented', 'refused', 'withdrawn')),
  decided_by bigint,
  decided_at bigint,
  check ((state = 'waiting') = (decided_at is null)),
  check (state <> 'consented' or decided_by <> asked_by)  -- nobody consents to their own
) {{strict}};
create index edition_request_by_edition on edition_request (edition_id, id);
