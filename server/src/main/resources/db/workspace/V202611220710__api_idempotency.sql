-- bodies are encrypted: an answer may contain a new token
create table api_idempotency (
    actor        uuid not null,
    key          text not null,
    request_hash bytea not null,
    run          uuid not null,
    started_at   timestamptz not null,
    is_done      boolean not null,
    status       int,
    headers      text,
    body         bytea,
    primary key (actor, key)
);
create index api_idempotency_started_at_idx on api_idempotency (started_at);
