-- Accounts of people at the log-in provider of the operator (OpenID Connect): the subject never changes there.
create table person_identity (
  id bigint primary key,
  person_id bigint not null references person(id),
  issuer text not null,
  subject text not null,
  made_at bigint not null,
  used_at bigint not null,
  unique (issuer, subject)
) {{strict}};
create index person_identity_by_person on person_identity (person_id);

-- Log-ins on their way at the provider: of one browser, used once, within ten minutes.
create table provider_attempt (
  id bigint primary key,
  state_hash text not null unique,
  nonce text not null,
  verifier text not null,              -- RFC 7636; opens nothing without the provider's code
  back text not null,
  ends_at bigint not null
) {{strict}};
create index provider_attempt_by_end on provider_attempt (ends_at);
