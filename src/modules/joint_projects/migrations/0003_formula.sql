-- A whole path moved from in person to online or back, in one act.
create table formula_change (
  id bigint primary key,
  programme_id bigint not null references joint_programme (id),
  path text not null check (path in ('district', 'citywide')),
  formula text not null check (formula in ('in_person', 'online')),
  reason_pl text not null,
  reason_en text not null,
  made_at bigint not null
) {{strict}};
create index formula_change_by_programme on formula_change (programme_id);

-- How each gathering was before: the way back.
create table formula_change_gathering (
  change_id bigint not null references formula_change (id),
  gathering_id bigint not null references gathering (id),
  formula text not null check (formula in ('in_person', 'online', 'both')),
  address text not null,
  link text not null,
  primary key (change_id, gathering_id)
) {{strict}};
create index formula_change_by_gathering on formula_change_gathering (gathering_id);
