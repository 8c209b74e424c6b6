-- the records a feed has brought or found: on these its fields are nobody else's
create table feed_record (
    list_id   uuid not null,
    record_id uuid not null,
    primary key (list_id, record_id)
);
