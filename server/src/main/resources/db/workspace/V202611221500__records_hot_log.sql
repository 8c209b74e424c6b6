-- changes before then are in the archive, where nobody who follows the log reads; null while all are hot
alter table feed_state add column hot_from timestamptz;
