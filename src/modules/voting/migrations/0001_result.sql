-- The counted result of one pool: everything needed to count it again stands here (ballots, rule text, recorded inputs).
create table pool_result (
  pool_id bigint primary key references pool (id),
  edition_id bigint not null references edition (id),
  ballots_file_id bigint not null references stored_file (id),  -- the published .pb file
  ballots_sha256 text not null,
  rule text not null,                   -- the rule text, canonical JSON (tally/rule.h)
  inputs text not null,                 -- recorded draws, exclusions, conflicts (tally/inputs.h)
  record text not null,                 -- the result record, canonical JSON (tally/record.h)
  record_sha256 text not null,
  vote_type text not null,
  ballots bigint not null,              -- counted
  budget bigint not null,               -- minor units, with what was added
  spent bigint not null,
  unspent bigint not null,
  from_outside bigint not null,         -- part of spent paid from beyond the pool
  decided boolean not null,             -- false: a tie waits for a draw
  announced boolean not null,           -- the source named its own winners
  equal_to_announced boolean not null,  -- and they are these
  counted_at bigint not null
) {{strict}};
create index pool_result_by_edition on pool_result (edition_id);

-- What became of each project, and why.
create table project_result (
  proposal_id bigint primary key references proposal (id),
  pool_id bigint not null references pool_result (pool_id),
  rank integer not null,                -- 0 = not ranked
  votes bigint not null,
  points bigint not null,
  won boolean not null,
  reason text not null                  -- {"code": ..., arguments}: tally/reason.h
) {{strict}};
create index project_result_by_pool on project_result (pool_id, rank);
