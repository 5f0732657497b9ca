-- A draft is seen by coordinators only; editions of before were public. Pools learn what the statute limits: signatures
-- under a proposal, at most 0.1 % of the residents of the area (u.s.g. art. 5a ust. 7 pkt 2).
alter table edition add column published boolean not null default true;
alter table pool add column residents bigint;                      -- of the pool's area; null: not known
alter table pool add column signatures bigint not null default 0;  -- asked for under one proposal
