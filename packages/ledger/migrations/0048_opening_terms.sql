-- The terms that a pool was opened with, as its issuer chose them.
alter table opening add column terms jsonb;
