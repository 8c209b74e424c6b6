-- messages on their way out; what they say is encrypted, and forgotten once they have gone
create table mail_outbox (
    id           uuid primary key,
    workspace_id uuid references workspace on delete cascade,
    kind         text not null,
    recipient    text not null,
    sealed       bytea,
    state        text not null check (state in ('waiting', 'sent', 'dead', 'swallowed')),
    attempts     int not null default 0,
    problem      text,
    created_at   timestamptz not null
);
create index mail_outbox_state_created_at_idx on mail_outbox (state, created_at);
create index mail_outbox_workspace_id_idx on mail_outbox (workspace_id);
