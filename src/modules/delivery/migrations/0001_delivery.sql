-- What the city does with a winning project: promised and real dates and money.
create table delivery (
  proposal_id bigint primary key references proposal (id),
  state text not null check (state in ('planned', 'in_progress', 'delayed', 'done', 'cancelled')),
  unit_pl text not null,                -- who does it: a city unit
  unit_en text not null,
  planned_from date not null,
  planned_to date not null,
  started_on date,
  done_on date,
  planned_cost bigint not null,         -- minor units of the edition's currency
  real_cost bigint,                     -- known when done
  delay_pl text not null,               -- why it is late or cancelled; empty when it is not
  delay_en text not null,
  changed_at bigint not null
) {{strict}};
create index delivery_by_state on delivery (state);

-- Dated reports of the unit, public.
create table delivery_report (
  proposal_id bigint not null references delivery (proposal_id),
  reported_on date not null,
  position integer not null,
  state text not null,
  percent integer not null,
  text_pl text not null,
  text_en text not null,
  primary key (proposal_id, position)
) {{strict}};
