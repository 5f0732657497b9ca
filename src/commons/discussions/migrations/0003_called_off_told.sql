-- Who takes part hears once that the meeting was called off.
alter table discussion add column called_off_told_to bigint not null default 0;  -- people up to this number heard
alter table discussion add column called_off_told_at bigint;                     -- when everybody had; null = not yet
update discussion set called_off_told_at = changed_at where noun = 'gathering'
  and exists (select 1 from gathering g where g.id = discussion.noun_id and g.state = 'cancelled');
