-- A draft may be hidden, with a public reason; empty = it is shown to whoever may read it.
alter table draft add column hidden_pl text not null default '';

-- Whose address it is, once the person is known; who invited; how many letters went to the address.
alter table draft_invitation add column person_id bigint references person(id);
alter table draft_invitation add column invited_by_id bigint references person(id);
alter table draft_invitation add column letters bigint not null default 1;
create index draft_invitation_by_person on draft_invitation (person_id);
create index draft_invitation_by_inviter on draft_invitation (invited_by_id, invited_at);

-- Only a draft that everybody may read holds what it grew from: needs and ideas that others held are free again.
insert into link (from_noun, from_id, kind, to_noun, to_id, made_at)
  select l.from_noun, l.from_id, 'takes_up', l.to_noun, l.to_id, l.made_at from link l join draft d on d.id = l.from_id
  where l.from_noun = 'draft' and l.kind = 'grew_from' and d.shared and d.state = 'working';
update idea set state = 'open' where state = 'drafted' and not exists (
  select 1 from link l where l.kind = 'takes_up' and l.to_noun = 'idea' and l.to_id = idea.id);
update need set state = 'open' where state = 'taken_up' and not exists (
  select 1 from link l where l.kind = 'takes_up' and l.to_noun = 'need' and l.to_id = need.id) and not exists (
  select 1 from link l join idea i on i.id = l.from_id
  where l.kind = 'answers' and l.from_noun = 'idea' and l.to_noun = 'need' and l.to_id = need.id
    and i.state in ('open', 'drafted'));
