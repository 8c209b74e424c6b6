create table webhook (
    id            uuid primary key,
    workspace_id  uuid not null references workspace on delete cascade,
    user_id       uuid not null,
    token_id      uuid,
    name          text not null,
    url           text not null,
    objects       text[] not null,
    operations    text[] not null,
    filter        jsonb,
    is_active     boolean not null,
    stopped       text,
    secret        bytea not null,
    old_secret    bytea,
    old_until     timestamptz,
    failing_since timestamptz,
    missed_since  timestamptz,
    busy_until    timestamptz,
    created_at    timestamptz not null
);
create index webhook_workspace_id_id_idx on webhook (workspace_id, id);

-- no content: what goes out is read when it goes out, as far as the owner may see it then
create table webhook_delivery (
    id            uuid primary key,
    webhook_id    uuid not null references webhook on delete cascade,
    type          text not null,
    object        text,
    record_id     uuid,
    version       bigint,
    tag           bigint,
    happened_at   timestamptz not null,
    state         text not null,
    attempts      int not null default 0,
    due_at        timestamptz,
    attempted_at  timestamptz,
    response_code int,
    reason        text,
    response      text,
    unique (webhook_id, record_id, version, tag)
);
create index webhook_delivery_due_at_idx on webhook_delivery (due_at) where due_at is not null;
create index webhook_delivery_webhook_id_id_idx on webhook_delivery (webhook_id, id);
