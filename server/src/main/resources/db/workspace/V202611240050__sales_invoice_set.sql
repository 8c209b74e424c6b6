-- electronic invoices that were uploaded, what is in them, and the batch that wrote them
create table invoice_set (
    id         uuid primary key,
    created_at timestamptz not null,
    owner_id   uuid not null,
    name       text not null,
    files      jsonb not null,
    own_number text,
    summary    jsonb not null,
    run_id     uuid,
    ended_at   timestamptz,
    undo_id    uuid
);
create index invoice_set_owner_id_id_idx on invoice_set (owner_id, id desc);
-- one run at a time in a workspace
create unique index invoice_set_running_idx on invoice_set ((true)) where run_id is not null and ended_at is null;
