-- one chain for each workspace and one for the installation: each event carries the keyed hash of the one before
create table security_event (
    id           uuid primary key,
    chain        uuid not null,
    number       bigint not null,
    at           timestamptz not null,
    workspace_id uuid,
    kind         text not null,
    actor_kind   text not null,
    actor_id     uuid,
    user_id      uuid,
    concerned_id uuid,
    address      text,
    details      jsonb not null,
    previous     bytea not null,
    hash         bytea not null,
    unique (chain, number)
);
create index security_event_chain_at_id_idx on security_event (chain, at, id);
create index security_event_concerned_id_at_idx on security_event (concerned_id, at) where concerned_id is not null;
create index security_event_user_id_at_idx on security_event (user_id, at) where user_id is not null;

-- the end of each chain and, once old events have left, the place where it begins; both under a keyed seal
create table audit_chain (
    chain       uuid primary key,
    head_number bigint not null,
    head_hash   bytea not null,
    base_number bigint not null,
    base_hash   bytea not null,
    seal        bytea not null
);
