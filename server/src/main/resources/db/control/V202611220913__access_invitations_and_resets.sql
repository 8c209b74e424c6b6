create table invitation (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    user_id      uuid not null,
    email        text not null,
    token_hash   bytea not null unique,
    activates    boolean not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    unique (workspace_id, user_id)
);

create table password_reset (
    token_hash  bytea primary key,
    identity_id uuid not null references identity on delete cascade,
    expires_at  timestamptz not null
);
create index password_reset_identity_id_idx on password_reset (identity_id);
