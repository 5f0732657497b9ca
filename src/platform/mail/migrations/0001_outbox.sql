-- Letters to be sent. Once sent, words and addressee are taken out of the row; only the mark stays.
create table letter (
  id bigint primary key,
  matter text unique,                -- the same matter is queued once
  to_name text not null,
  to_email text not null,
  reply_to_name text not null,
  reply_to_email text not null,      -- empty = none
  subject text not null,
  body_text text not null,
  body_html text not null,           -- empty = plain only
  unsubscribe_url text not null,     -- empty = none
  language text not null,
  state text not null check (state in ('waiting', 'sent', 'refused')),
  created_at bigint not null,
  due_at bigint not null,            -- also the end of a lease while a node is sending it
  tries integer not null,
  done_at bigint,
  last_reply text not null           -- code of the mail server, without addresses
) {{strict}};

create index letter_due on letter (due_at, id) where state = 'waiting';
create index letter_done on letter (done_at) where done_at is not null;
