-- What was found out about a result after the count: the smallest change that would have made each project win, other
-- rules on the same ballots, voters without a winner. Made by a job; it can be made again from the ballots at any time.
create table pool_study (
  pool_id bigint primary key references pool_result (pool_id),
  record_sha256 text not null,  -- of the result it was made for
  study text not null,          -- JSON (tally/report.h)
  studied_at bigint not null
) {{strict}};
