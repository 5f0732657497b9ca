-- A file that an officer sent to the page of imports and has not brought in yet. Rows older than a day go with the next.
create table register_upload (
  id bigint primary key,
  file_id bigint not null references stored_file (id),
  file_name text not null,
  made_at bigint not null
) {{strict}};
create index register_upload_by_file on register_upload (file_id);
