-- Needs of residents, as they are given: what is missing, where, who is affected. They come before any idea.
create table need_heading (
  id bigint primary key,
  name_pl text not null,
  name_en text not null,               -- may be empty
  made_at bigint not null
) {{strict}};

create table need (
  id bigint primary key,
  what text not null,                  -- what is missing
  location text not null,              -- where, in words
  who text not null,                   -- who is affected
  evidence text not null,              -- how it is known; may be empty
  theme text not null check (theme in ('', 'greenery', 'streets', 'safety', 'sport', 'culture', 'education', 'community',
                                       'health', 'environment', 'accessibility', 'other')),
  place_id bigint references place(id),      -- the district; null = the whole city, or not known
  area_id bigint references area(id),        -- an ambassador's area; null = none
  longitude bigint,                    -- 1e-7 degree, EPSG:4326; null = no point
  latitude bigint,
  from_card boolean not null,          -- typed in from paper, with the consent that stands on the card
  author_id bigint references person(id),    -- null: from paper, or erased
  state text not null check (state in ('open', 'taken_up', 'answered')),
  answer_kind text not null check (answer_kind in ('', 'reply', 'route')),  -- a reply, or another route than the budget
  answer_pl text not null,
  answer_en text not null,
  answer_office text not null,         -- who answered: an office, never a name
  answered_on date,
  hidden_pl text not null,             -- why it is not shown; empty = it is shown
  heading_id bigint references need_heading(id),
  supporters bigint not null,          -- rows of need_support
  dots bigint not null,                -- sum of need_dots
  weight bigint not null,              -- supporters + dots: what lists are ordered by
  made_at bigint not null,
  changed_at bigint not null,
  check ((longitude is null) = (latitude is null)),
  check ((answered_on is null) = (answer_kind = ''))
) {{strict}};
create index need_by_weight on need (weight desc, id desc);
create index need_by_place on need (place_id, weight desc, id desc);
create index need_by_area on need (area_id);
create index need_by_heading on need (heading_id);
create index need_by_author on need (author_id);

-- One for each resident and need.
create table need_support (
  need_id bigint not null references need(id),
  person_id bigint not null references person(id),
  made_at bigint not null,
  primary key (need_id, person_id)
) {{strict}};
create index need_support_by_person on need_support (person_id);

-- Dots that people stuck beside a need at a meeting, counted from the sheet.
create table need_dots (
  need_id bigint not null references need(id),
  gathering_id bigint not null references gathering(id),
  dots bigint not null check (dots >= 0),
  primary key (need_id, gathering_id)
) {{strict}};
create index need_dots_by_gathering on need_dots (gathering_id);

-- A ready idea that somebody brings, before or at a meeting. What it answers stands in the links (idea answers need).
create table idea (
  id bigint primary key,
  title text not null,
  body text not null,                  -- what should be done
  place_id bigint references place(id),
  from_card boolean not null,
  author_id bigint references person(id),
  state text not null check (state in ('open', 'joined', 'parked', 'drafted')),
  joined_into_id bigint references idea(id),
  parked_pl text not null,             -- why; empty = never
  parked_en text not null,
  made_at bigint not null,
  changed_at bigint not null,
  check ((state = 'joined') = (joined_into_id is not null))
) {{strict}};
create index idea_by_place on idea (place_id);
create index idea_by_author on idea (author_id);
create index idea_by_joined on idea (joined_into_id);
