create table identity (
    id            uuid primary key,
    email         text not null unique,
    password_hash text,
    name          text not null,
    created_at    timestamptz not null,
    disabled_at   timestamptz
);

create table membership (
    identity_id  uuid not null references identity on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    user_id      uuid not null,
    primary key (identity_id, workspace_id),
    unique (workspace_id, user_id)
);

-- no last use: expires_at moves in coarse steps
create table session (
    token_hash   bytea primary key,
    id           uuid not null unique,
    identity_id  uuid not null,
    workspace_id uuid not null,
    user_id      uuid not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    foreign key (identity_id, workspace_id) references membership on delete cascade
);
create index session_identity_id_idx on session (identity_id);
create index session_workspace_id_idx on session (workspace_id);
create index session_expires_at_idx on session (expires_at);

create table api_token (
    id           uuid primary key,
    token_hash   bytea not null unique,
    workspace_id uuid not null references workspace on delete cascade,
    user_id      uuid not null,
    role_id      uuid not null,
    name         text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz
);
create index api_token_workspace_id_user_id_idx on api_token (workspace_id, user_id);

-- attempts to sign in, under keyed digests of e-mail and address
create table sign_in_attempts (
    key      bytea primary key,
    attempts int not null,
    began_at timestamptz not null
);
create index sign_in_attempts_began_at_idx on sign_in_attempts (began_at);
