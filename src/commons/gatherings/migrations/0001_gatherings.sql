-- Meetings, trainings, workshops and whatever else has a day and people who come.
create table gathering (
  id bigint primary key,
  kind text not null check (kind in ('residents_meeting', 'training', 'workshop', 'consultation', 'duty_hours', 'marathon',
                                     'seminar', 'study_visit', 'conference', 'call', 'group_meeting')),
  formula text not null check (formula in ('in_person', 'online', 'both')),
  state text not null check (state in ('planned', 'cancelled')),
  title_pl text not null,
  title_en text not null,              -- may be empty
  about_pl text not null,              -- programme and what to bring; paragraphs
  about_en text not null,
  place_id bigint references place(id),  -- the district or area it concerns; null = the whole city
  address text not null,               -- where people come; empty when only online
  link text not null,                  -- https address of the room; empty when only in person
  begins_at bigint not null,
  ends_at bigint not null,
  signing_up boolean not null,         -- people sign up for a seat
  seats bigint,                        -- null = no limit
  change_pl text not null,             -- why it was changed or cancelled last; empty = never
  change_en text not null,
  minutes_pl text not null,            -- what was said and agreed; empty = not yet
  minutes_en text not null,
  attended bigint,                     -- people counted on paper
  sequence bigint not null,            -- RFC 5545, 3.8.7.4
  reminded_at bigint,                  -- the day before
  changed_at bigint not null,
  check (ends_at > begins_at)
) {{strict}};
create index gathering_by_begin on gathering (begins_at, id);
create index gathering_by_end on gathering (ends_at, id);

create table gathering_seat (
  id bigint primary key,
  gathering_id bigint not null references gathering(id),
  person_id bigint not null references person(id),
  state text not null check (state in ('seat', 'waiting', 'left')),
  queued_at bigint not null,           -- order of the waiting list
  came boolean not null,
  unique (gathering_id, person_id)
) {{strict}};
create index gathering_seat_order on gathering_seat (gathering_id, state, queued_at, id);
create index gathering_seat_by_person on gathering_seat (person_id);
