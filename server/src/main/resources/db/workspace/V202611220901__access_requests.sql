-- what people ask to be allowed: a record or an ability; kept with the answer it got
create table access_request (
    id         uuid primary key,
    at         timestamptz not null,
    user_id    uuid not null,
    table_name text,
    record_id  uuid,
    action     text,
    ability    text,
    reason     text not null,
    until      timestamptz,
    state      text not null check (state in ('open', 'granted', 'refused')),
    decided_at timestamptz,
    decided_by uuid,
    answer     text,
    check ((ability is null) <> (record_id is null))
);
create index access_request_user_id_id_idx on access_request (user_id, id);
create index access_request_open_idx on access_request (id) where state = 'open';
