-- how far what is kept beside the rows of a table has been brought to a shape; no row means not begun
create table projection_state (
    name       text not null,
    table_name text not null,
    shape      text not null,
    done_to    uuid,
    is_ready   boolean not null,
    changed_at timestamptz not null default now(),
    primary key (name, table_name)
);
