-- When a report was closed; who closed it stands in the trail of acts.
alter table feedback add column closed_at bigint;  -- null while it is open
