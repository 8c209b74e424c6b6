-- which record went into which, one row for each that went. What stands without `undone_by` is what is merged now;
-- versions and seq say where in the histories it happened, joined_seq since when they are one
create table record_merge (
    batch_id         uuid not null references batch (id),
    place            int not null,
    table_name       text not null,
    record_id        uuid not null,
    record_version   bigint not null,
    survivor_id      uuid not null,
    survivor_version bigint not null,
    choices          jsonb not null,
    seq              bigint not null,
    joined_seq       bigint not null,
    undone_by        uuid references batch (id),
    primary key (batch_id, record_id)
);
create unique index record_merge_standing_idx on record_merge (record_id, table_name) where undone_by is null;
create index record_merge_record_id_idx on record_merge (record_id);
create index record_merge_survivor_id_idx on record_merge (survivor_id);

-- what a write named that had been merged: the log has the survivor it was given instead
create table merge_redirect (
    record_id   uuid not null,
    version     bigint not null,
    column_name text not null,
    table_name  text not null,
    said_id     uuid not null,
    primary key (record_id, version, column_name)
);

-- edits of a survivor that somebody gave to a separated record afterwards; item is empty for the whole value
create table merge_assigned (
    record_id   uuid not null,
    version     bigint not null,
    column_name text not null,
    item        text not null,
    table_name  text not null,
    batch_id    uuid not null references batch (id),
    primary key (record_id, version, column_name, item)
);
