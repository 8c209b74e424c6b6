create table audit_opening (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    state        text not null,
    reason       text not null,
    period_from  timestamptz not null,
    period_to    timestamptz not null,
    about_id     uuid,
    requested_by uuid not null,
    requested_at timestamptz not null,
    decided_by   uuid,
    decided_at   timestamptz,
    ends_at      timestamptz not null
);
create index audit_opening_workspace_id_id_idx on audit_opening (workspace_id, id);

-- what Grato has to tell one user
create table notice (
    id              uuid primary key,
    workspace_id    uuid not null references workspace on delete cascade,
    user_id         uuid not null,
    kind            text not null,
    details         jsonb not null,
    at              timestamptz not null,
    acknowledged_at timestamptz
);
create index notice_workspace_id_user_id_id_idx on notice (workspace_id, user_id, id);
