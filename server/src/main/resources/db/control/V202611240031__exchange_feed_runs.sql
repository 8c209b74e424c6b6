-- what a feed has brought; the import itself is in its workspace
create table feed_run (
    id               uuid primary key,
    feed_id          uuid not null references feed on delete cascade,
    state            text not null,
    is_asked         boolean not null,
    is_anyway        boolean not null,
    started_at       timestamptz not null,
    finished_at      timestamptz,
    file_name        text,
    file_size        bigint,
    sha256           text,
    row_count        bigint,
    as_of            timestamptz,
    import_id        uuid,
    reason           text,
    details          jsonb
);
create index feed_run_feed_id_id_idx on feed_run (feed_id, id);
-- at most one on its way
create unique index feed_run_feed_id_idx on feed_run (feed_id) where finished_at is null;
