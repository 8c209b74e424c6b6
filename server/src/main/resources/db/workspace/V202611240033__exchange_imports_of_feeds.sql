-- the feed that repeats an import; null for those that people make
alter table import_set add column feed_id uuid;
