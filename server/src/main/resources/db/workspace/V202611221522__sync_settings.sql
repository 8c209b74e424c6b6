-- what devices of the workspace may keep and for how long; no row means as by default
create table sync_settings (
    is_only  boolean primary key default true check (is_only),
    version  bigint not null,
    tag      bigint not null,
    settings jsonb not null
);
