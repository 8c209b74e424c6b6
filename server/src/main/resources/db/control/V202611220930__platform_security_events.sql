create table security_event (
    id           uuid primary key,
    at           timestamptz not null,
    workspace_id uuid,
    kind         text not null,
    actor_kind   text not null,
    actor_id     uuid,
    concerned_id uuid,
    address      text,
    details      jsonb not null
);
create index security_event_workspace_id_id_idx on security_event (workspace_id, id);
create index security_event_concerned_id_id_idx on security_event (concerned_id, id) where concerned_id is not null;
