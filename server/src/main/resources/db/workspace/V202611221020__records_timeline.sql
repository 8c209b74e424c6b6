-- one row for each record that something concerns; rights and lanes are answered from the key's index alone
create table timeline_entry (
    subject_id    uuid not null,
    occurred_at   timestamptz not null,
    id            uuid not null,
    subject_table text not null,
    source_table  text not null,
    source_id     uuid not null,
    moment        text not null,
    plan          text,
    is_day        boolean not null,
    kind          text not null,
    department    text,
    channel       text,
    direction     text,
    owner_id      uuid,
    team_id       uuid,
    via           text[] not null,
    title         text,
    parts         jsonb not null,
    primary key (subject_id, occurred_at, id)
        include (subject_table, source_table, source_id, plan, kind, department, channel, direction, owner_id, team_id)
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
create index timeline_entry_source_id_idx on timeline_entry (source_id);
create index timeline_entry_due_idx on timeline_entry (subject_id, occurred_at) where plan = 'due';

-- records whose relations have changed, so that what is about them is to be handed on anew; a row goes when it is done
create table timeline_backfill (
    table_name text not null,
    record_id  uuid not null,
    generation uuid not null default gen_random_uuid(),
    part       text not null default '',
    done_to    uuid,
    primary key (table_name, record_id)
);
