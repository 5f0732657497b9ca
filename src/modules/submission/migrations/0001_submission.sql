-- The full form of a proposal (zgłoszenie): written section by section, sent once or corrected, with one number for ever.
create table submission (
  id bigint primary key,
  edition_id bigint not null references edition (id),
  draft_id bigint references draft (id),        -- what it began from; null: from nothing
  proposal_id bigint unique references proposal (id),  -- null: never sent
  state text not null check (state in ('writing', 'sent', 'withdrawn', 'abandoned')),
  version bigint not null,                      -- raised by every change of an answer
  sent_version bigint not null,                 -- 0: never sent
  number text not null,                         -- given with the first sending; empty before
  paper_support bigint not null,                -- signatures on paper, counted by the office
  desk_day date,                                -- taken at the desk of a marathon that day; null: by the author
  desk_number bigint,                           -- place in that day's queue
  desk_name text not null,                      -- whom the desk helps; erased with the rest of the author's data
  made_by_id bigint references person (id),     -- the clerk; null: by the author, or erased
  made_at bigint not null,
  changed_at bigint not null,
  sent_at bigint,                               -- of the first sending
  unique (edition_id, desk_day, desk_number),
  check ((proposal_id is null) = (sent_version = 0))
) {{strict}};
create index submission_by_draft on submission (draft_id);
create index submission_by_maker on submission (made_by_id);
create index submission_by_day on submission (desk_day);

create table submission_author (
  submission_id bigint not null references submission (id),
  person_id bigint not null references person (id),
  position bigint not null,                     -- the first one is written to in official matters
  primary key (submission_id, person_id)
) {{strict}};
create index submission_author_by_person on submission_author (person_id);

-- What was typed, field by field, as it was typed: nothing is lost because it is wrong.
create table submission_answer (
  submission_id bigint not null references submission (id),
  field text not null,
  value text not null,
  version bigint not null,                      -- of the submission, when it was changed last
  primary key (submission_id, field)
) {{strict}};

-- What was public at each sending, for whoever asks what changed.
create table submission_sent (
  submission_id bigint not null references submission (id),
  version bigint not null,
  content text not null,                        -- canonical JSON, no personal data
  confirmed text not null check (confirmed in ('account', 'link', 'paper')),
  sent_at bigint not null,
  primary key (submission_id, version)
) {{strict}};

-- The last number given in an edition.
create table submission_number (
  edition_id bigint primary key references edition (id),
  last bigint not null
) {{strict}};

-- A resident's signature under a proposal, online. The address is kept as a keyed hash only.
create table submission_support (
  id bigint primary key,
  submission_id bigint not null references submission (id),
  name text not null,                           -- the office alone sees it
  email_hash text not null,
  state text not null check (state in ('waiting', 'signed')),
  asked_at bigint not null,
  signed_at bigint,
  unique (submission_id, email_hash)
) {{strict}};

-- The path a proposal came by, apart from its level; one without a row: not known.
create table proposal_path (
  proposal_id bigint primary key references proposal (id),
  path text not null check (path in ('district_joint', 'citywide_joint', 'ordinary'))
) {{strict}};
