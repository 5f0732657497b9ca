-- Contents of files, each once. Name and media type belong to the rows that refer to them.
create table stored_file (
  id bigint primary key,
  sha256 {{blob}} unique,         -- null while it is being uploaded
  size bigint not null check (size >= 0),  -- bytes
  stored_at bigint not null       -- or last uploaded again; a day later it may be swept when nothing refers to it
) {{strict}};
create index stored_file_stored_at on stored_file (stored_at);

create table file_piece (
  file_id bigint not null references stored_file (id) on delete cascade,
  number integer not null,        -- from 0; all pieces but the last are 256 KiB
  content {{blob}} not null,
  primary key (file_id, number)
) {{strict}};
