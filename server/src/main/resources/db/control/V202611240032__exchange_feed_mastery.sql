-- one master a field: the key sees to it
create table feed_mastery (
    workspace_id uuid not null references workspace on delete cascade,
    table_name   text not null,
    column_name  text not null,
    feed_id      uuid not null references feed on delete cascade,
    primary key (workspace_id, table_name, column_name)
);
create index feed_mastery_feed_id_idx on feed_mastery (feed_id);
