-- A typed link between two nouns; nouns live in tables of other folders, so these are not references.
create table link (
  from_noun text not null,
  from_id bigint not null,
  kind text not null,
  to_noun text not null,
  to_id bigint not null,
  made_at bigint not null,
  primary key (from_noun, from_id, kind, to_noun, to_id)
) {{strict}};
create index link_by_target on link (to_noun, to_id);

-- The public log of a noun.
create table log_entry (
  id bigint primary key,
  noun text not null,
  noun_id bigint not null,
  at bigint not null,
  kind text not null,
  text_pl text not null,
  text_en text not null
) {{strict}};
create index log_entry_by_noun on log_entry (noun, noun_id, at, id);
create index log_entry_by_time on log_entry (at, id);
