-- a granted request for an ability is the grant itself, until its end or until it is taken back
alter table access_request add column ended_at timestamptz;
