-- Work to be done after the request. A job that succeeded is removed; one that failed for good stays until someone looks.
create table job (
  id bigint primary key,
  kind text not null,
  content text not null,
  unique_key text,                -- with the kind: at most one of them waits, at most one of them runs
  state text not null check (state in ('waiting', 'running', 'failed')),
  run_at bigint not null,         -- not before
  attempts integer not null,
  most_attempts integer not null,
  holder bigint,                  -- the worker that runs it
  lease_until bigint,             -- after this another worker may take it over
  done bigint not null,           -- progress, of total
  total bigint not null,
  last_reason text,               -- why the last attempt failed
  added_at bigint not null
) {{strict}};
create unique index job_waiting_key on job (kind, unique_key) where state = 'waiting';
create index job_due on job (run_at, id) where state = 'waiting';
create index job_running on job (lease_until) where state = 'running';

create table recurring_job (
  kind text primary key,
  next_at bigint not null
) {{strict}};
