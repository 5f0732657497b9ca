-- How far members of areas have heard of a residents' meeting in a district that their area reaches.
create table area_meeting_told (
  gathering_id bigint primary key references gathering (id),
  told_to bigint not null,             -- people up to this number heard
  told_at bigint                       -- when everybody had; null = not yet
) {{strict}};
