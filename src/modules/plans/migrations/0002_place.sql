-- Where a plan without a project holds: who keeps plans there may keep it. null: the whole city.
alter table plan add column place_id bigint references place (id);
create index plan_by_place on plan (place_id);
