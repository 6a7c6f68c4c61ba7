-- Questions counted by all servers of one database. Worth nothing after a crash, so not written to the log.
create unlogged table request_count (
  -- What is limited, and sha256 of who asked: no address and no session is kept.
  subject bytea not null,
  -- Unix seconds at which the window began.
  began bigint not null,
  questions bigint not null,
  primary key (subject, began)
);
create index request_count_began on request_count (began);
