-- who is or was known by what: one row for each time a record had a value, open while it has
create table handle (
    table_name  text not null,
    record_id   uuid not null,
    column_name text not null,
    kind        text not null,
    scope       text not null,
    value       text collate "C" not null,
    written     text not null,
    is_primary  boolean not null,
    is_shared   boolean not null,
    since       timestamptz not null,
    until       timestamptz,
    primary key (record_id, table_name, column_name, kind, value, since)
);
create index handle_value_idx on handle (value, kind);
create index handle_exclusive_idx on handle (kind, scope, value, table_name, record_id)
    where until is null and not is_shared and kind in ('email', 'externalId', 'device');
