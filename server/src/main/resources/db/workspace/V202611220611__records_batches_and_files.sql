create table batch (
    id         uuid primary key,
    at         timestamptz not null,
    actor_kind text not null,
    actor_id   uuid,
    source     text not null,
    object     text not null,
    state      text not null,
    written    bigint not null default 0,
    failed     bigint not null default 0,
    undoes     uuid references batch (id),
    undone_by  uuid references batch (id)
);
create index batch_actor_id_at_idx on batch (actor_id, at desc);
create index batch_undoes_idx on batch (undoes);

create table file (
    id         uuid primary key,
    name       text not null,
    media_type text not null,
    size       bigint not null,
    sha256     text not null,
    created_at timestamptz not null,
    created_by text not null,
    owner_id   uuid
);
create index file_sha256_idx on file (sha256);
