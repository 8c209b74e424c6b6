-- an import that is repeated by itself: where its files come from, when, and which fields it is the master of
create table feed (
    id            uuid primary key,
    workspace_id  uuid not null references workspace on delete cascade,
    user_id       uuid not null,
    token_id      uuid,
    name          text not null,
    source        jsonb not null,
    secret        bytea,
    recipe        jsonb not null,
    table_name    text not null,
    masters       text[] not null,
    schedule      jsonb not null,
    is_whole      boolean not null,
    late_after    bigint,
    is_active     boolean not null,
    stopped       text,
    next_at       timestamptz not null,
    busy_until    timestamptz,
    as_of         timestamptz,
    good_at       timestamptz,
    good_sha256   text,
    good_rows     bigint,
    good_rejected bigint,
    failing_since timestamptz,
    late_told_at  timestamptz,
    taken         jsonb not null,
    created_at    timestamptz not null
);
create index feed_workspace_id_id_idx on feed (workspace_id, id);
create index feed_next_at_idx on feed (next_at);
