-- What each signal said, once a week and for ever; nothing here is about a person.
create table signal_reading (
    week    date not null,
    signal  text not null,
    state   text not null,
    value   numeric,
    part    bigint,
    of      bigint,
    reason  text,
    read_at timestamptz not null,
    primary key (signal, week)
);

-- What was found out twice in a row and wants an answer.
create table signal_alert (
    id          uuid primary key,
    signal      text not null,
    opened_on   date not null,
    due_on      date not null,
    closed_on   date,
    answer      text,
    words       text,
    answered_by uuid,
    answered_at timestamptz
);
create unique index signal_alert_open_idx on signal_alert (signal) where closed_on is null;
