-- What no event tells and never changes later (names of shares excepted): read from the chain once, not projected.
-- The rows stand where the pool was opened, so they leave with it.

create table pool_terms (
  pool bytea primary key,
  block_number bigint not null,
  log_index integer not null,
  curve_feed bytea not null,
  hazard_feed bytea,
  raise_ends bigint not null,
  minimum_raise numeric(78, 0) not null,
  fee_rate bigint not null,
  bond numeric(78, 0) not null,
  -- least impairment of balances 30, 60 and 90 days late, basis points
  write_down30 integer not null,
  write_down60 integer not null,
  write_down90 integer not null
);
create index pool_terms_block on pool_terms (block_number);

create table share_terms (
  share bytea primary key,
  block_number bigint not null,
  log_index integer not null,
  name text not null,
  symbol text not null,
  decimals smallint not null,
  coupon bigint not null,
  ratio bigint not null,
  maximum numeric(78, 0) not null,
  distributing boolean not null
);
create index share_terms_block on share_terms (block_number);

-- Tokens that are not shares of pools: cash, the reserve's.
create table token_terms (
  token bytea primary key,
  name text not null,
  symbol text not null,
  decimals smallint not null,
  -- what a vault pays in; null for other tokens
  asset bytea
);
