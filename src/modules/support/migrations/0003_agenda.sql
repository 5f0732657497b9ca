-- The agenda of a meeting, in its order. A meeting without one has the usual agenda of its kind.
create table meeting_agenda_item (
  gathering_id bigint not null references gathering (id),
  position bigint not null,
  minutes bigint not null,
  title_pl text not null,
  title_en text not null,
  primary key (gathering_id, position)
) {{strict}};
