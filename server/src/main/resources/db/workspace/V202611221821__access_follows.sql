-- the records a user wants to hear of; nobody else reads it
create table follow (
    user_id     uuid not null,
    table_name  text not null,
    record_id   uuid not null,
    followed_at timestamptz not null,
    primary key (user_id, table_name, record_id)
);
