-- how often the token was renewed by time: a step of the session's age, not the moment of a use
alter table session add column renewals int not null default 0;
alter table session add column device text;

-- tokens just renewed, good for requests already on their way
create table session_former_token (
    token_hash bytea primary key,
    session_id uuid not null references session (id) on delete cascade,
    ends_at    timestamptz not null
);
create index session_former_token_session_id_idx on session_former_token (session_id);
create index session_former_token_ends_at_idx on session_former_token (ends_at);
