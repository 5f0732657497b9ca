-- Local Participation Ambassadors: residents who lead an area or a theme.
create table ambassador (
  id bigint primary key,
  programme_id bigint not null references joint_programme (id),
  person_id bigint not null references person (id),
  path text not null check (path in ('district', 'citywide')),
  theme text not null,                 -- of the citywide path; else empty
  title text not null check (title in ('feminine', 'masculine')),
  state text not null check (state in ('applied', 'accepted', 'refused', 'trained', 'active', 'certified', 'resigned')),
  experience text not null,
  forms text not null,                 -- codes joined by commas
  public_name text not null,           -- on the public list, by consent; empty = not there
  peer_contact text not null,          -- for other ambassadors, by consent; empty = not in their directory
  refused_for text not null,           -- the published condition that is not met
  successor_id bigint references ambassador (id),
  applied_at bigint not null,
  changed_at bigint not null,
  unique (programme_id, person_id)
) {{strict}};
create index ambassador_by_person on ambassador (person_id);
create index ambassador_by_successor on ambassador (successor_id);

-- Several may lead one area, and one several areas.
create table ambassador_area (
  ambassador_id bigint not null references ambassador (id),
  area_id bigint not null references area (id),
  primary key (ambassador_id, area_id)
) {{strict}};
create index ambassador_area_by_area on ambassador_area (area_id);

-- Who joined the common work in an area, from wherever they live. Who leaves is deleted.
create table area_member (
  id bigint primary key,
  area_id bigint not null references area (id),
  person_id bigint references person (id),   -- null: typed in from paper, without an e-mail address
  name text not null,                        -- as on paper; of people with an account it stands in their account
  contact text not null,                     -- telephone or address on paper
  typed_by bigint references person (id),    -- null: joined by themselves
  joined_at bigint not null,
  unique (area_id, person_id)
) {{strict}};
create index area_member_by_person on area_member (person_id);
create index area_member_by_typist on area_member (typed_by);
create index area_member_order on area_member (area_id, id);

-- What an ambassador wrote to the members of an area; who got it is known only as a number.
create table area_letter (
  id bigint primary key,
  area_id bigint not null references area (id),
  ambassador_id bigint not null references ambassador (id),
  subject text not null,
  body text not null,
  sent_at bigint not null,
  reached bigint not null,             -- members told so far
  last_member bigint not null          -- up to this one; the job goes on behind it
) {{strict}};
create index area_letter_by_area on area_letter (area_id, sent_at);
create index area_letter_by_ambassador on area_letter (ambassador_id);
