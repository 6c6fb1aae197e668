-- when a page of the student's last asked for something; written every few seconds
alter table students add column seen_at timestamp with time zone;
create index students_by_seen on students (seen_at);
