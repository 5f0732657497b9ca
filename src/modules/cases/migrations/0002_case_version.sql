-- A case as it was saved, each time: who reads it sees what changed. Cases from before this table begin with what they
-- said when they are next saved.
create table practice_case_version (
  case_id bigint not null references practice_case (id),
  revision bigint not null,             -- as in practice_case
  snapshot text not null,               -- JSON of its words; no person is in it
  made_at bigint not null,
  primary key (case_id, revision)
) {{strict}};
create index practice_case_by_speaker on practice_case (speaker);
