-- The sweep of files asks for each whether a card still shows it.
create index project_by_logo on project (logo_file_id);
