-- shares a record has because one that went into it had them: from which, and by which merge
create table merged_share (
    share_id      uuid primary key,
    from_share_id uuid not null,
    record_id     uuid not null,
    merge_id      uuid not null
);
create index merged_share_from_share_id_idx on merged_share (from_share_id);
create index merged_share_merge_id_idx on merged_share (merge_id);
