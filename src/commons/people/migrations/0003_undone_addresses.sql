-- A change of the address can be undone from the old mailbox: whoever took over an account loses it again. Such a link
-- goes to the old address, lives for a week, and its row keeps the old address from becoming another account meanwhile.
alter table sign_in_link add column undoes boolean not null default false;
create index sign_in_link_by_person on sign_in_link (person_id);
create index sign_in_link_by_email on sign_in_link (lower(email));
