-- a record opened to a user or a team beyond what their role reaches, until a day or for good
create table record_share (
    id         uuid primary key,
    table_name text not null,
    record_id  uuid not null,
    user_id    uuid,
    team_id    uuid,
    level      text not null check (level in ('read', 'write')),
    expires_at timestamptz,
    granted_by uuid,
    created_at timestamptz not null,
    reason     text,
    check ((user_id is null) <> (team_id is null))
);
create index record_share_user_id_table_name_idx on record_share (user_id, table_name, record_id);
create index record_share_team_id_table_name_idx on record_share (team_id, table_name, record_id);
create index record_share_record_id_idx on record_share (record_id);
