-- Who hid a post does not decide when its author asks to look at it again.
alter table discussion_post add column hidden_by bigint references person(id);  -- null: not hidden, or erased
create index discussion_post_by_hider on discussion_post (hidden_by);
