-- a check that had passed was judged again on request, and was still as it should be
alter table lab_checks add column proved_at timestamp with time zone;
