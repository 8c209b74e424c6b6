create table model_recalculation (
    table_name  text not null,
    column_name text not null,
    state       text not null,
    asked_at    timestamptz not null,
    done_to     uuid,
    done        bigint not null default 0,
    total       bigint not null default 0,
    finished_at timestamptz,
    primary key (table_name, column_name)
);
