-- Who voted by which way, as it was at the count: the protocol does not read the roll.
create table edition_turnout (
  edition_id bigint not null references edition (id),
  channel text not null,                -- as the roll has it
  votes bigint not null,
  void bigint not null,                 -- by an act of the commission
  primary key (edition_id, channel)
) {{strict_without_rowid}};
insert into edition_turnout (edition_id, channel, votes, void)
select r.edition_id, r.channel, sum(case when r.state = 'cast' then 1 else 0 end),
       sum(case when r.state = 'void' then 1 else 0 end)
from roll r where r.edition_id in (select p.edition_id from pool_result p)
group by r.edition_id, r.channel;

-- Whom the first tie that waits for a draw leaves equal: JSON, their ids in the file of ballots; null: counted before
-- this was kept.
alter table pool_result add column tie text;

-- A seed is fair when it was announced before anybody knew the tie.
alter table tie_draw add column seed_where text not null default '';  -- address of the announcement
alter table tie_draw add column seed_at bigint;                       -- since when it stood there
