create table model_state (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into model_state (version) values (1);

create table model_object (
    table_name text primary key,
    is_custom  boolean not null,
    definition jsonb not null,
    position   bigint generated always as identity
);

create table model_field (
    table_name  text not null,
    column_name text not null,
    is_custom   boolean not null,
    definition  jsonb not null,
    position    bigint generated always as identity,
    primary key (table_name, column_name)
);

create table model_index (
    table_name  text not null,
    column_name text not null,
    kind        text not null,
    state       text not null,
    reason      text,
    changed_at  timestamptz not null default now(),
    primary key (table_name, column_name, kind)
);

create table model_change (
    id         uuid primary key,
    seq        bigint generated always as identity unique,
    at         timestamptz not null,
    actor_kind text not null,
    actor_id   uuid,
    what       text not null,
    before     jsonb not null,
    after      jsonb not null,
    undoes     uuid references model_change (id),
    undone_at  timestamptz
);
create index model_change_undoes_idx on model_change (undoes) where undoes is not null;

create table view (
    id         uuid primary key,
    table_name text not null,
    scope      text not null,
    owner_id   uuid,
    definition jsonb not null,
    position   bigint generated always as identity
);
create index view_table_name_idx on view (table_name);
create index view_owner_id_idx on view (owner_id);
