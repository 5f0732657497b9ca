-- With which keys this database was filled. A program that brings others refuses to start (app/installation).
create table key_fingerprint (
  name text primary key,             -- of the key: csrf, person_key, accounts
  value text not null                -- 16 hexadecimal digits of HMAC(key, "wiec fingerprint")
) {{strict}};
