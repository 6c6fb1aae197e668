-- one broker a student
create table labs (
  student_id varchar(40) primary key references students (id),
  lab_id varchar(64) not null unique,
  state varchar(20) not null,
  since timestamp with time zone not null,
  step varchar(120),
  failure varchar(20),
  failure_log varchar
);

-- a check stays passed, whatever the broker shows later
create table lab_checks (
  student_id varchar(40) not null references students (id),
  step varchar(120) not null,
  check_id varchar(120) not null,
  passed_at timestamp with time zone not null,
  primary key (student_id, step, check_id)
);
