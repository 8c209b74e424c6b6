-- What was erased, without anything about whom: the proof. Hashes cannot be read backwards, since ids are random.
create table erasure (
    id          uuid primary key,
    at          timestamptz not null,
    object      text not null,
    record_hash text not null,
    reason      text not null,
    user_id     uuid,
    reach       jsonb not null
);
