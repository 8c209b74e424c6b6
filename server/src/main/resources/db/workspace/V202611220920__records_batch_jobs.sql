-- a batch that is a job of chunks: whose rights it has, what it is to do, how far it is
create table batch_job (
    batch_id      uuid primary key references batch (id),
    kind          text not null,
    root_id       uuid not null references batch (id),
    workspace_id  uuid not null,
    credential_id uuid,
    on_behalf_of  uuid,
    ability       text,
    plan          jsonb not null,
    collected     boolean not null default false,
    total         bigint not null default 0,
    done          bigint not null default 0,
    unchanged     bigint not null default 0,
    lap           int not null default 0,
    lap_done      bigint not null default 0,
    is_last_lap   boolean not null default false,
    failures      int not null default 0,
    reason        text,
    finished_at   timestamptz
);
create index batch_job_root_id_idx on batch_job (root_id);
