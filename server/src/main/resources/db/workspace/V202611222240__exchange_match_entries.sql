-- what is compared of a record and the keys it is found by; made of the record alone and gone with it
create table match_entry (
    record_id  uuid primary key,
    table_name text not null,
    keys       bigint[] not null,
    texts      jsonb not null
);
create index match_entry_table_name_idx on match_entry (table_name, record_id);
create index match_entry_keys_idx on match_entry using gin (keys) with (fastupdate = off);
