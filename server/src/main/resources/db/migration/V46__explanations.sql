-- The fewest events that make a failed submission fail, and their replay: JSON as the grader writes it. Looked for once,
-- after the verdict; null when none were found, or nobody looked.
alter table submissions add column explanation text;
