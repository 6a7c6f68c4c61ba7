-- Reported data.

create table feed_version (
  feed bytea not null,
  block_number bigint not null,
  log_index integer not null,
  -- relative, absolute, curve
  kind text not null,
  decimals integer not null,
  quorum integer not null,
  max_age bigint not null,
  step bigint not null,
  pace bigint not null,
  ended boolean not null,
  -- last accepted answer: a number or a packed curve; null before the first
  data bytea,
  observed_at bigint,
  parked_data bytea,
  parked_at bigint,
  reports bigint not null,
  primary key (feed, block_number, log_index)
);
create index feed_version_block on feed_version (block_number);
create view current_feed as
  select distinct on (feed) * from feed_version order by feed, block_number desc, log_index desc;

create table feed_reporter_version (
  feed bytea not null,
  reporter bytea not null,
  block_number bigint not null,
  log_index integer not null,
  allowed boolean not null,
  primary key (feed, reporter, block_number, log_index)
);
create index feed_reporter_version_block on feed_reporter_version (block_number);
create view current_feed_reporter as
  select distinct on (feed, reporter) * from feed_reporter_version
  order by feed, reporter, block_number desc, log_index desc;

-- accepted, parked, confirmed, discarded
create table feed_report (
  block_number bigint not null,
  log_index integer not null,
  feed bytea not null,
  outcome text not null,
  data bytea not null,
  observed_at bigint,
  moved numeric(78, 0),
  allowed numeric(78, 0),
  by bytea,
  primary key (block_number, log_index)
);
create index feed_report_feed on feed_report (feed, block_number desc, log_index desc);
