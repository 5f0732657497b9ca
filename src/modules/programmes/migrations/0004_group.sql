-- The Local Support Group of a project (Lokalna Grupa Wsparcia): people concerned with an area, convened by a dated act.
create table support_group (
  id bigint primary key,
  project_id bigint not null unique references project (id),
  earlier_id bigint references support_group (id),  -- the group it was re-established from
  act text not null,                    -- by which it was convened
  convened_on date not null,
  area text not null,
  purpose_pl text not null,
  purpose_en text not null,
  changed_at bigint not null
) {{strict}};
create index support_group_by_earlier on support_group (earlier_id);

-- Who was asked to be in it. Whoever withdraws the consent has no row any more.
create table group_member (
  id bigint primary key,
  group_id bigint not null references support_group (id),
  category text not null check (category in ('residents', 'business', 'cooperatives', 'councillors', 'institutions',
                                             'city_units')),
  organisation_id bigint references organisation (id),  -- whom the person represents; null: residents
  name text not null,
  email text not null,                  -- empty: asked on paper
  mandate text not null,                -- who sends the person, since when
  direct boolean not null,              -- concerned directly; else indirectly
  state text not null check (state in ('invited', 'accepted', 'declined')),
  named boolean not null,               -- agreed that everybody reads the name
  token_hash text unique,               -- SHA-256 of the token in the letter; null: no letter
  asked_at bigint not null,
  answered_at bigint,
  check ((state = 'invited') = (answered_at is null)),
  check (state = 'accepted' or not named)
) {{strict}};
create index group_member_by_group on group_member (group_id);
create unique index group_member_by_email on group_member (email, group_id) where email <> '';
create index group_member_by_organisation on group_member (organisation_id);

create table group_task (
  id bigint primary key,
  group_id bigint not null references support_group (id),
  what_pl text not null,
  what_en text not null,
  member_id bigint references group_member (id),  -- who does it; null: `who`, or nobody any more
  who text not null,                    -- an office in words
  due_on date,
  done_on date
) {{strict}};
create index group_task_by_group on group_task (group_id);
create index group_task_by_member on group_task (member_id);
