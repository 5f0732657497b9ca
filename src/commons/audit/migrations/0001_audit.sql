-- One official act; rows are only ever added.
create table audit_entry (
  id bigint primary key,                -- grows with time
  at bigint not null,
  person bigint not null,               -- 0: nobody logged in, or the program itself
  act text not null,                    -- "edition.publish"
  noun text not null,                   -- "edition"
  noun_id bigint not null,
  detail text not null                  -- JSON object of numbers, booleans and code words; never personal data
) {{strict}};
create index audit_entry_by_noun on audit_entry (noun, noun_id, id);
create index audit_entry_by_person on audit_entry (person, id);
