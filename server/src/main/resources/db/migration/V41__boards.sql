-- replies stand under a post, one level deep; a removed post keeps its place and loses its text
alter table posts add column parent_id bigint references posts (id);
alter table posts add column anonymous boolean default false not null;
alter table posts add column pinned boolean default false not null;
alter table posts add column edited_at timestamp with time zone;
alter table posts add column removed_at timestamp with time zone;

-- one a person
create table post_votes (
  post_id bigint not null references posts (id),
  student_id varchar(40) not null references students (id),
  primary key (post_id, student_id)
);

-- what an instructor makes of a discussion: part of the lesson for that class
create table discussion_summaries (
  class_id varchar(40) not null references classes (id),
  step varchar(120) not null,
  text varchar(8000) not null,
  author varchar(120) not null,
  at timestamp with time zone not null,
  primary key (class_id, step)
);
