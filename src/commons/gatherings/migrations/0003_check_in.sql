-- Who confirmed by the code at the door that they came.
alter table gathering_seat add column checked_in_at bigint;  -- null: not so
