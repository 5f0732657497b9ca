-- What readers report about the site itself: barriers, mistakes, ideas. The contact is optional and goes when the report is
-- closed.
create table feedback (
  id bigint primary key,
  token text not null unique,           -- of the form: the same form sent twice is one report
  page text not null,                   -- path the reader was on; may be empty
  message text not null,
  contact text not null,                -- e-mail or phone, only if given
  state text not null check (state in ('new', 'closed')),
  sent_at bigint not null
) {{strict}};
create index feedback_by_state on feedback (state, sent_at);
