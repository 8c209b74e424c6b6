-- how far all records have been gone over again since something else was learned; null: to the end
alter table match_model add column gone_to uuid;
