-- edits that were made on a device and sent later: whose, and what became of them, kept in the transaction of the
-- write itself, so that one that is sent again has one effect and a restore forgets both together
create table written_mutation (
    user_id uuid not null,
    id      uuid not null,
    digest  text not null,
    at      timestamptz not null default now(),
    outcome jsonb,
    primary key (user_id, id)
);
create index written_mutation_at_idx on written_mutation (at);
