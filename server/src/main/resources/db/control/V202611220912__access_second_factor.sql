alter table workspace add column second_factor text not null default 'optional';

create table second_factor (
    identity_id  uuid primary key references identity on delete cascade,
    secret       bytea not null,
    begun_at     timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);

create table recovery_code (
    identity_id uuid not null references second_factor on delete cascade,
    code_hash   bytea not null,
    primary key (identity_id, code_hash)
);
