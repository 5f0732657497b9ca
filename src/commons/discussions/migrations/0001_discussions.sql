-- An online discussion in place of a meeting: rounds in their order, posts with answers, support, dots, moderation.
create table discussion (
  id bigint primary key,
  noun text not null,                  -- what it stands for or is about: 'gathering'
  noun_id bigint not null,
  path text not null,                  -- of that thing's page, without the language
  place_id bigint references place(id),      -- where its facilitators' roles must hold; null = the whole city
  title_pl text not null,
  title_en text not null,              -- may be empty
  about_pl text not null,              -- what it is for; paragraphs
  about_en text not null,
  dots bigint not null check (dots between 1 and 10),  -- that one person has in the choice
  summary_pl text not null,            -- of the whole, by who facilitates; empty = not yet
  summary_en text not null,
  revision bigint not null,            -- of what its forms show
  opened_by bigint references person(id),    -- null: erased
  made_at bigint not null,
  changed_at bigint not null,
  unique (noun, noun_id)
) {{strict}};
create index discussion_by_place on discussion (place_id);
create index discussion_by_opener on discussion (opened_by);

create table discussion_round (
  id bigint primary key,
  discussion_id bigint not null references discussion(id),
  kind text not null check (kind in ('needs', 'ideas', 'choice')),
  question_pl text not null,
  question_en text not null,           -- may be empty
  begins_at bigint not null,
  ends_at bigint not null,
  summary_pl text not null,
  summary_en text not null,
  told_to bigint not null,             -- people up to this number heard that it began
  told_at bigint,                      -- when everybody had; null = not yet
  unique (discussion_id, kind),
  check (ends_at > begins_at)
) {{strict}};
create index discussion_round_by_begin on discussion_round (begins_at);

-- Who takes part, under the name they chose here.
create table discussion_person (
  discussion_id bigint not null references discussion(id),
  person_id bigint not null references person(id),
  name text not null,
  joined_at bigint not null,
  primary key (discussion_id, person_id)
) {{strict}};
create index discussion_person_by_person on discussion_person (person_id);

create table discussion_post (
  id bigint primary key,
  discussion_id bigint not null references discussion(id),
  round_id bigint not null references discussion_round(id),
  parent_id bigint references discussion_post(id),  -- what it answers; null = it begins a thread
  author_id bigint references person(id),           -- null: erased
  facilitator boolean not null,        -- written by who facilitates
  title text not null,                 -- empty in answers
  body text not null,
  stance text not null check (stance in ('', 'for', 'against', 'neutral')),  -- of an answer
  state text not null check (state in ('shown', 'hidden', 'withdrawn')),
  why text not null,                   -- of who is hidden: the public reason
  review text not null check (review in ('', 'asked', 'upheld')),  -- whether the author asked to look at it again
  review_words text not null,          -- why, for who facilitates
  token text not null,                 -- of the form: sent twice is one post
  made_at bigint not null,
  unique (author_id, token),
  check ((parent_id is null) = (stance = '')),
  check ((state = 'hidden') = (why <> ''))
) {{strict}};
create index discussion_post_by_discussion on discussion_post (discussion_id, made_at);
create index discussion_post_by_round on discussion_post (round_id, parent_id, id);
create index discussion_post_by_parent on discussion_post (parent_id, id);

-- One for each person and post.
create table discussion_support (
  post_id bigint not null references discussion_post(id),
  person_id bigint not null references person(id),
  made_at bigint not null,
  primary key (post_id, person_id)
) {{strict}};
create index discussion_support_by_person on discussion_support (person_id);

-- Dots of the choice: at most one of a person beside a post, at most discussion.dots of a person.
create table discussion_dot (
  post_id bigint not null references discussion_post(id),
  person_id bigint not null references person(id),
  made_at bigint not null,
  primary key (post_id, person_id)
) {{strict}};
create index discussion_dot_by_person on discussion_dot (person_id);

-- The public log of moderation.
create table discussion_act (
  id bigint primary key,
  discussion_id bigint not null references discussion(id),
  post_id bigint not null references discussion_post(id),
  act text not null check (act in ('hide', 'show', 'ask', 'uphold')),
  why text not null,                   -- in public; empty where none is asked for
  made_at bigint not null
) {{strict}};
create index discussion_act_by_discussion on discussion_act (discussion_id, id);
create index discussion_act_by_post on discussion_act (post_id);
