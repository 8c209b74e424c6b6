-- what a batch is to do, one row a record, fixed before it begins; without a status it waits
create table batch_item (
    batch_id  uuid not null references batch (id),
    position  bigint not null,
    object    text not null,
    record_id uuid not null,
    version   bigint,
    payload   jsonb,
    lap       int not null default 0,
    status    text,
    reason    text,
    details   jsonb,
    primary key (batch_id, position)
);
create index batch_item_waiting_idx on batch_item (batch_id, lap, position) where status is null;
create index batch_item_reason_idx on batch_item (batch_id, position) where reason is not null;
create index batch_item_record_id_idx on batch_item (batch_id, record_id);

-- which records of a batch stand as they did before it, and by which undo
create table batch_undone (
    batch_id  uuid not null references batch (id),
    record_id uuid not null,
    undone_by uuid not null references batch (id),
    primary key (batch_id, record_id)
);
