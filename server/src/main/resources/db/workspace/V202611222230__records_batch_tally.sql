-- what a batch counts beside its records, by words of its kind of work
alter table batch_job add column tally jsonb not null default '{}';
