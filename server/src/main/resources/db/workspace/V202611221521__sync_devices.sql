-- devices that may keep data of the workspace; unused_from is a day on which one counts as unused unless it is used
-- until then, moved in steps of thirty days, so that it does not tell when anybody was at work
create table sync_device (
    id          uuid primary key,
    user_id     uuid not null,
    name        text not null,
    profile     text not null check (profile in ('field', 'strict')),
    secret_hash bytea not null,
    state       text not null check (state in ('active', 'revoked', 'wiped')),
    created_at  timestamptz not null,
    unused_from date not null
);
create index sync_device_user_id_idx on sync_device (user_id);
comment on table sync_device is 'grato: rows stay out of backups, since a restore must not bring back a wiped device';
