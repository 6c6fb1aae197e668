-- what a student writes for themselves; nobody else reads it
create table notes (
  student_id varchar(40) not null references students (id) on delete cascade,
  step varchar(120) not null,
  text text not null,
  version integer not null,
  saved_at timestamp with time zone not null,
  primary key (student_id, step)
);

-- places that a student wants to find again; anchor '' is the step itself
create table bookmarks (
  student_id varchar(40) not null references students (id) on delete cascade,
  step varchar(120) not null,
  anchor varchar(200) not null,
  title varchar(300) not null,
  at timestamp with time zone not null,
  primary key (student_id, step, anchor)
);

-- the newest of one kind: which slide a class sees
create index activity_by_kind on activity (class_id, kind, id);
