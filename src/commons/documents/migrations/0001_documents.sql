-- A file with a title, attached to one noun of the house. Nouns live in tables of other folders, so noun_id is no reference.
create table document (
  id bigint primary key,
  noun text not null,                   -- "proposal"
  noun_id bigint not null,
  role text not null,                   -- what it is to the noun: "attachment", "minutes", "legal_act"
  position integer not null,            -- order among those of the same noun and role
  title_pl text not null,
  title_en text not null,               -- empty: the Polish one is shown, marked so
  file_id bigint not null references stored_file (id),
  file_name text not null,              -- as offered for saving
  type text not null,                   -- code of documents.h, found out from the content
  size bigint not null,                 -- bytes
  added_at bigint not null
) {{strict}};
create index document_by_noun on document (noun, noun_id, role, position, id);
create index document_by_file on document (file_id);
