-- A vote that was counted takes no more ballots, whatever the clock says afterwards.
create table ended_vote (
  edition_id bigint primary key references edition (id),
  ended_at bigint not null
) {{strict}};
