alter table workspace add column second_factor text not null default 'optional';

create table second_factor (
    identity_id  uuid primary key references identity on delete cascade,
    secret       bytea not null,
    begun_at     timestamptz not null,
    confirmed_at timestamptz,
    used         bytea[] not null default array[]::bytea[]
);

create table recovery_code (
    identity_id uuid not null references second_factor on delete cascade,
    code_hash   bytea not null,
    primary key (identity_id, code_hash)
);
