create index gathering_by_place on gathering (place_id);
