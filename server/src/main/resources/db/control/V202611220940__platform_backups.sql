-- every backup that was made, or failed, by whom ever; those of another life of the installation mean nothing to it
create table backup (
    id          uuid primary key,
    began_at    timestamptz not null,
    ended_at    timestamptz not null,
    file        text not null,
    size        bigint,
    is_verified boolean not null,
    failure     text
);
create index backup_ended_at_idx on backup (ended_at);
comment on table backup is 'grato: rows stay out of backups';
