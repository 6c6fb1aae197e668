-- when a student was last here; and since when they had been away, until they have read what happened
create table student_visits (
  student_id varchar(40) primary key references students (id),
  last_seen timestamp with time zone not null,
  away_since timestamp with time zone
);
