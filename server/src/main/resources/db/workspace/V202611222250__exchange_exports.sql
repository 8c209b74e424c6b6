-- lists that users take along; the files lie in the data folder and go after some days
create table exchange_export (
    id          uuid primary key,
    user_id     uuid not null,
    token_id    uuid,
    object      text not null,
    format      text not null check (format in ('csv', 'xlsx', 'jsonl')),
    request     jsonb not null,
    state       text not null check (state in ('running', 'done', 'cancelled', 'failed')),
    row_total   bigint,
    row_count   bigint not null default 0,
    byte_count  bigint not null default 0,
    tries       integer not null default 0,
    failure     text,
    created_at  timestamptz not null,
    expires_at  timestamptz not null
);
create index exchange_export_user_id_idx on exchange_export (user_id, id);
create index exchange_export_expires_at_idx on exchange_export (expires_at);
comment on table exchange_export is 'grato: rows stay out of backups, since their files do';
