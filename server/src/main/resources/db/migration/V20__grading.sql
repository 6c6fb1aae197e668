-- what is in a student's editor; one row a file, the last text counts
create table drafts (
  student_id varchar(40) not null references students (id),
  step varchar(120) not null,
  file varchar(200) not null,
  source text not null,
  version integer not null,
  saved_at timestamp with time zone not null,
  primary key (student_id, step, file)
);

-- a row before it is work: what is not judged when a server stops is judged by the next
create table submissions (
  id varchar(40) primary key,
  class_id varchar(40) not null references classes (id),
  student_id varchar(40) not null references students (id),
  step varchar(120) not null,
  scope varchar(10) not null,
  files text not null,
  state varchar(10) not null,
  attempt integer not null,
  submitted_at timestamp with time zone not null,
  judged_at timestamp with time zone,
  outcome varchar(20),
  verdict text
);

create index submissions_by_student on submissions (student_id, step, submitted_at);
create index submissions_by_state on submissions (state, submitted_at);
