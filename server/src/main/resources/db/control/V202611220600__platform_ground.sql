create schema if not exists ext;
create extension if not exists pg_trgm schema ext;
create extension if not exists btree_gin schema ext;

create table workspace (
    id          uuid primary key,
    slug        text not null unique,
    schema_name text not null unique,
    name        text not null,
    is_practice boolean not null default false,
    time_zone   text not null,
    language    text not null,
    currency    text not null,
    region      text not null,
    prepared_as text,
    created_at  timestamptz not null default now()
);

-- db-scheduler's own table, as its documentation gives it
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time_idx on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat_idx on scheduled_tasks (last_heartbeat);
