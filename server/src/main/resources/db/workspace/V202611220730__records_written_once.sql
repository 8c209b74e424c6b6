-- results of writes that carry a key of their own, kept in the transaction of the write itself, so that a request
-- whose answer was lost in a crash has one effect when it is sent again
create table written_once (
    key      uuid not null,
    part     int not null,
    at       timestamptz not null default now(),
    outcomes jsonb not null,
    primary key (key, part)
);
create index written_once_at_idx on written_once (at);
