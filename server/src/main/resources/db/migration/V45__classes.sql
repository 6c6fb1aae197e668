-- what an instructor sets of a class; without a zone it is the server's
alter table classes add column name varchar(120) default '' not null;
alter table classes add column first_day date;
alter table classes add column zone varchar(60);
alter table classes add column seats integer;
alter table classes add column archived_at timestamp with time zone;

-- who teaches a class: one or several
create table class_teachers (
  class_id varchar(40) not null references classes (id),
  instructor_id varchar(40) not null references instructors (id),
  since timestamp with time zone not null,
  primary key (class_id, instructor_id)
);

insert into class_teachers (class_id, instructor_id, since)
  select id, instructor_id, created_at from classes where instructor_id is not null;

alter table classes drop column instructor_id;

create index class_teachers_by_instructor on class_teachers (instructor_id);

-- which class an instructor's browser looks at; without one the newest of theirs
alter table sessions add column class_id varchar(40) references classes (id);

create index sessions_by_student on sessions (student_id);

-- who left the class, and may be brought back; and who was another record of the same person
alter table students add column removed_at timestamp with time zone;
alter table students add column merged_into varchar(40) references students (id);
