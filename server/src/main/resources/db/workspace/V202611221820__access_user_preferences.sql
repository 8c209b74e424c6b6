-- how a user wants things to look, on all their devices; nobody else reads it
create table user_preference (
    user_id    uuid primary key,
    definition jsonb not null
);
