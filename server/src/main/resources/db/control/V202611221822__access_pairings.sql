-- a code shown on one screen that opens a session on another, for two minutes and once; it ends with its session
create table pairing (
    id         uuid primary key,
    code_hash  bytea not null unique,
    session_id uuid not null references session (id) on delete cascade,
    expires_at timestamptz not null,
    claimed_at timestamptz,
    device     text
);
create index pairing_session_id_idx on pairing (session_id);
comment on table pairing is 'grato: rows stay out of backups';
