-- What each objective's measure said, once a day; a figure about records, never about a person.
create table objective_reading (
    objective uuid not null,
    read_on   date not null,
    value     numeric not null,
    primary key (objective, read_on)
);
