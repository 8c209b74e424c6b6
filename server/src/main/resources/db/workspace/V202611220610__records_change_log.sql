-- numbers are drawn by the engine, so that a copied schema never draws from the sequence of its origin
create sequence change_log_seq;

create table change_log (
    seq          bigint not null,
    xid          xid8 not null default pg_current_xact_id(),
    at           timestamptz not null,
    actor_kind   text not null,
    actor_id     uuid,
    on_behalf_of uuid,
    source       text not null,
    batch_id     uuid,
    object       text not null,
    record_id    uuid not null,
    version      bigint not null,
    tag          bigint not null,
    operation    text not null,
    before       jsonb,
    after        jsonb
) partition by range (at);
create index change_log_xid_seq_idx on change_log (xid, seq);
create index change_log_record_id_version_idx on change_log (record_id, version);
create index change_log_batch_id_idx on change_log (batch_id, seq) where batch_id is not null;
create table change_log_default partition of change_log default;

-- where days go after their 30 hot ones
create table change_archive (like change_log) partition by range (at);
create index change_archive_record_id_version_idx on change_archive (record_id, version);
create index change_archive_batch_id_idx on change_archive (batch_id, seq) where batch_id is not null;

create view change_history as
    select seq, xid, at, actor_kind, actor_id, on_behalf_of, source, batch_id, object, record_id, version, tag,
           operation, before, after from change_log
    union all
    select seq, xid, at, actor_kind, actor_id, on_behalf_of, source, batch_id, object, record_id, version, tag,
           operation, before, after from change_archive;

-- one row: which life of this workspace the positions and cursors belong to
create table feed_state (
    only_one boolean primary key default true check (only_one),
    epoch    uuid not null
);
insert into feed_state (epoch) values (gen_random_uuid());

create table consumer_position (
    name      text primary key,
    xid       xid8 not null,
    seq       bigint not null,
    delivered jsonb not null default '[]',
    failures  int not null default 0,
    retry_at  timestamptz,
    last_error text
);
