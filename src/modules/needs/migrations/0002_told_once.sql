-- An idea may be hidden, with a public reason; empty = it is shown.
alter table idea add column hidden_pl text not null default '';
-- How many times a need's words were changed: who changes them names what their form was made from.
alter table need add column revision bigint not null default 1;

-- Every answer of an idea to a need there ever was: its supporters hear of it once, however often it is taken away and
-- made again. What came by joining two ideas goes away with it.
create table idea_answer (
  idea_id bigint not null references idea(id),
  need_id bigint not null references need(id),
  brought_by_id bigint references idea(id),  -- the joined idea that it came from; null = its own
  made_at bigint not null,
  primary key (idea_id, need_id)
) {{strict}};
create index idea_answer_by_need on idea_answer (need_id);
create index idea_answer_by_bringer on idea_answer (brought_by_id);
insert into idea_answer (idea_id, need_id, made_at)
  select l.from_id, l.to_id, l.made_at from link l
  join idea i on i.id = l.from_id join need n on n.id = l.to_id
  where l.from_noun = 'idea' and l.kind = 'answers' and l.to_noun = 'need';
