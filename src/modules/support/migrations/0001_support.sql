-- Forms of support that the city offers ambassadors of a programme: a room, printing, a facilitator.
create table support_form (
  id bigint primary key,
  programme_id bigint not null references joint_programme (id),
  name_pl text not null,
  name_en text not null,
  about_pl text not null,
  about_en text not null,
  unit_pl text not null,               -- what is counted: "egzemplarze"; empty: no number is asked for
  unit_en text not null,
  notice_days bigint not null,         -- asked for at least so many days before it is needed
  offered boolean not null,            -- false: no longer asked for; earlier requests keep it
  revision bigint not null
) {{strict}};
create index support_form_by_programme on support_form (programme_id, id);

-- What an ambassador asks for: for an area they lead, for a meeting, or for their theme of the citywide path.
create table support_request (
  id bigint primary key,
  form_id bigint not null references support_form (id),
  ambassador_id bigint not null references ambassador (id),
  area_id bigint references area (id),
  gathering_id bigint references gathering (id),
  needed_on date not null,
  quantity bigint,                     -- of the form's unit; null: nothing is counted
  words text not null,
  state text not null check (state in ('asked', 'accepted', 'declined', 'done', 'withdrawn')),
  made_at bigint not null,
  changed_at bigint not null,
  check (area_id is null or gathering_id is null)
) {{strict}};
create index support_request_queue on support_request (state, needed_on, id);
create index support_request_by_form on support_request (form_id);
create index support_request_by_ambassador on support_request (ambassador_id, id);
create index support_request_by_area on support_request (area_id);
create index support_request_by_gathering on support_request (gathering_id);

-- The history: each state, who moved it there and what they said. Who of the office stands in the trail of acts.
create table support_step (
  id bigint primary key,
  request_id bigint not null references support_request (id),
  state text not null,
  by_office boolean not null,
  words text not null,
  made_at bigint not null
) {{strict}};
create index support_step_by_request on support_step (request_id, id);

-- Whom ambassadors ask: a person or an office of the city, with the telephone and address that the city gives.
create table support_contact (
  id bigint primary key,
  programme_id bigint not null references joint_programme (id),
  reach text not null check (reach in ('programme', 'district', 'chosen')),
  place_id bigint references place (id),
  name text not null,                  -- of the officer; empty: only the office
  agreed_on date,                      -- when the officer agreed to be named
  office_pl text not null,
  office_en text not null,
  phone text not null,
  email text not null,
  hours_pl text not null,
  hours_en text not null,
  revision bigint not null,
  check ((reach = 'district') = (place_id is not null)),
  check (name = '' or agreed_on is not null)
) {{strict}};
create index support_contact_by_programme on support_contact (programme_id);
create index support_contact_by_place on support_contact (place_id);
-- One for the whole programme, one for each district.
create unique index support_contact_once on support_contact (programme_id, reach, coalesce(place_id, 0)) where reach <> 'chosen';

-- Set for one ambassador.
create table support_contact_of (
  ambassador_id bigint primary key references ambassador (id),
  contact_id bigint not null references support_contact (id)
) {{strict}};
create index support_contact_of_contact on support_contact_of (contact_id);
