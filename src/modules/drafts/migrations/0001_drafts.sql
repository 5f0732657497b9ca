-- A preliminary proposal (wstępna propozycja zadania): what residents write together before submission.
create table draft (
  id bigint primary key,
  state text not null check (state in ('working', 'merged', 'abandoned')),
  shared boolean not null,             -- everybody may read it; else its authors and who leads the place
  revision bigint not null,            -- the newest number in draft_revision
  merged_into_id bigint references draft(id),
  made_at bigint not null,
  changed_at bigint not null,
  check ((state = 'merged') = (merged_into_id is not null))
) {{strict}};
create index draft_by_merge on draft (merged_into_id);

-- Every saved version, never changed.
create table draft_revision (
  draft_id bigint not null references draft(id),
  number bigint not null,
  title text not null,
  body text not null,                  -- what is to be made
  why text not null,                   -- what for, for whom
  location text not null,
  level text not null check (level in ('district', 'citywide')),
  path text not null check (path in ('district_joint', 'citywide_joint', 'ordinary')),  -- apart from the level
  place_id bigint references place(id),
  author_id bigint references person(id),  -- null: erased
  saved_at bigint not null,
  primary key (draft_id, number)
) {{strict}};
create index draft_revision_by_author on draft_revision (author_id);
create index draft_revision_by_place on draft_revision (place_id);

create table draft_author (
  draft_id bigint not null references draft(id),
  person_id bigint not null references person(id),
  joined_at bigint not null,
  primary key (draft_id, person_id)
) {{strict}};
create index draft_author_by_person on draft_author (person_id);

-- What an author typed and has not saved as a version, one for each open form: nothing typed is lost.
create table draft_copy (
  draft_id bigint not null references draft(id),
  person_id bigint not null references person(id),
  form text not null,                  -- which open form it comes from
  base bigint not null,                -- the revision that form was made from
  title text not null,
  body text not null,
  why text not null,
  location text not null,
  level text not null,
  path text not null,
  place_code text not null,
  saved_at bigint not null,
  primary key (draft_id, person_id, form)
) {{strict}};
create index draft_copy_by_person on draft_copy (person_id);

-- An invitation to write together. The address is not kept: only a keyed hash of it.
create table draft_invitation (
  id bigint primary key,
  draft_id bigint not null references draft(id),
  email_hash text not null,
  state text not null check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  invited_at bigint not null,
  answered_at bigint
) {{strict}};
create index draft_invitation_by_draft on draft_invitation (draft_id);
create index draft_invitation_by_hash on draft_invitation (email_hash);

create table draft_comment (
  id bigint primary key,
  draft_id bigint not null references draft(id),
  person_id bigint references person(id),  -- null: erased
  revision bigint not null,            -- the one it was written under
  body text not null,
  by_author boolean not null,
  hidden boolean not null,
  made_at bigint not null
) {{strict}};
create index draft_comment_by_draft on draft_comment (draft_id, id);
create index draft_comment_by_person on draft_comment (person_id);

-- "Let us make one of two": asked by an author of the one, answered by an author of the other. Both acts are the consent.
create table draft_merge (
  id bigint primary key,
  from_id bigint not null references draft(id),
  into_id bigint not null references draft(id),
  state text not null check (state in ('asked', 'agreed', 'refused', 'withdrawn')),
  asked_by_id bigint references person(id),    -- null: erased
  asked_at bigint not null,
  answered_by_id bigint references person(id),
  answered_at bigint
) {{strict}};
create index draft_merge_by_from on draft_merge (from_id);
create index draft_merge_by_into on draft_merge (into_id);
create index draft_merge_by_asked on draft_merge (asked_by_id);
create index draft_merge_by_answered on draft_merge (answered_by_id);
