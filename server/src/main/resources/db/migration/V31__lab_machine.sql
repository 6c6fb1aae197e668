-- whether a broker was ever started under the lab's id: until then a waiting broker of the pool may take its place
alter table labs add column used boolean default true not null;
-- what it held is to be forgotten as soon as it is stopped
alter table labs add column wiping boolean default false not null;
-- "lab/checkpoint" to be put in place instead of the lab's beginning, the next time the broker answers
alter table labs add column checkpoint varchar(250);
-- not put to sleep before
alter table labs add column kept_until timestamp with time zone;

-- whose broker holds what a lab begins with; forgotten with what the broker held
create table lab_seeds (
  student_id varchar(40) not null references students (id),
  step varchar(120) not null,
  primary key (student_id, step)
);

-- brokers that wait for a student; claiming one is deleting its row and storing its id in the student's
create table lab_pool (
  lab_id varchar(64) primary key,
  made_at timestamp with time zone not null
);
