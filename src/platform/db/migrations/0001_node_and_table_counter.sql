-- Who makes ids: each process leases one of 1024 numbers.
create table node (
  number integer primary key check (number between 0 and 1023),
  holder bigint not null,         -- random, made by the process at its start
  until_at bigint not null        -- ids of this holder stop before this instant; then the number is free
) {{strict}};

-- How often a table was written, for kept pages on PostgreSQL (SQLite counts in memory). Several rows for one table, so
-- that writers do not wait for each other; their sum counts.
create table table_counter (
  table_name text not null,
  slot integer not null,
  commits bigint not null,
  primary key (table_name, slot)
) {{strict}};
