-- the answer to a design that an instructor shows to the class, one at a time
create table discussed_designs (
  class_id varchar(40) not null references classes (id),
  step varchar(120) not null,
  student_id varchar(40) not null references students (id),
  primary key (class_id, step)
);
