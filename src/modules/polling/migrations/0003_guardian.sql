-- A child's vote, with the consent that a guardian declared: who consented is not kept, that it was so is.
alter table roll add column by_guardian boolean not null default false;
