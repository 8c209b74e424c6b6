-- what is searched: names, handles and numbers of each live record in one folded text, bodies apart.
-- No pending lists: a writer would pay for those before it, and every search would read them.
create table search_entry (
    record_id  uuid not null,
    table_name text not null,
    owner_id   uuid,
    team_id    uuid,
    title      text collate "C" not null,
    words      text not null,
    touched_on date not null,
    primary key (record_id, table_name)
) with (fillfactor = 90);
create index search_entry_words_idx on search_entry
    using gin (words ext.gin_trgm_ops, table_name, owner_id, team_id) with (fastupdate = off);
create index search_entry_title_idx on search_entry (title) include (record_id, table_name, owner_id, team_id);

create table search_body (
    record_id   uuid not null,
    table_name  text not null,
    column_name text not null,
    owner_id    uuid,
    team_id     uuid,
    words       tsvector not null,
    primary key (record_id, table_name, column_name)
) with (fillfactor = 90);
create index search_body_words_idx on search_body
    using gin (words, table_name, owner_id, team_id) with (fastupdate = off);
