-- pairs that may be the same; band 2 certain, 1 likely, 0 possible. Who gave a verdict is not kept
create table match_pair (
    one_id      uuid not null,
    other_id    uuid not null,
    table_name  text not null,
    bits        real not null,
    band        smallint not null,
    verdict     text,
    later_until timestamptz,
    primary key (one_id, other_id)
);
create index match_pair_other_id_idx on match_pair (other_id);
create index match_pair_table_name_bits_idx on match_pair (table_name, bits desc, one_id, other_id);

-- what was learned about an object's records, and of how many
create table match_model (
    table_name text primary key,
    shape      text not null,
    passes     text not null,
    model      bytea not null,
    records    bigint not null,
    learned_at timestamptz not null
);
