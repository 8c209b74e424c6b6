-- an import: its files, how they are read, and the batches that try it out and carry it out
create table import_set (
    id         uuid primary key,
    created_at timestamptz not null,
    owner_id   uuid not null,
    name       text not null,
    files      jsonb not null,
    plan       jsonb not null,
    dry_run_id uuid,
    dry_plan   text,
    run_id     uuid,
    undo_id    uuid
);
create index import_set_owner_id_created_at_idx on import_set (owner_id, created_at desc);
