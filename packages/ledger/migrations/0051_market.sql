-- The market: what it lists, trades, and what providers put in, took out and earned. Ticks are of cash a share.

-- `closed_until`: unix seconds; 0 is open.
create table market_listing_version (
  share bytea not null,
  block_number bigint not null,
  log_index integer not null,
  width integer not null,
  base_fee integer not null,
  closed_until bigint not null,
  primary key (share, block_number, log_index)
);
create index market_listing_version_block on market_listing_version (block_number);

-- `sold`: given are shares and got is cash; `bought`: the reverse. `fee` is in 1e-6 of what was given.
create table market_trade (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  side text not null,
  wallet bytea not null,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  fee integer not null,
  primary key (block_number, log_index)
);
create index market_trade_share on market_trade (share, block_number desc, log_index desc);
create index market_trade_wallet on market_trade (wallet, block_number desc, log_index desc);

-- Changes of positions. Shares and cash: what left the pool, negative what came in; fees are in them unless forfeited.
create table market_liquidity (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  provider bytea not null,
  lower_tick integer not null,
  upper_tick integer not null,
  liquidity numeric(78, 0) not null,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  fee_shares numeric(78, 0) not null,
  fee_cash numeric(78, 0) not null,
  forfeited boolean not null,
  primary key (block_number, log_index)
);
create index market_liquidity_share on market_liquidity (share, block_number, log_index);
create index market_liquidity_provider on market_liquidity (provider, block_number, log_index);

create table market_position_version (
  share bytea not null,
  provider bytea not null,
  lower_tick integer not null,
  upper_tick integer not null,
  block_number bigint not null,
  log_index integer not null,
  liquidity numeric(78, 0) not null,
  primary key (share, provider, lower_tick, upper_tick, block_number, log_index)
);
create index market_position_version_block on market_position_version (block_number);

-- Shares that their owner could not receive.
create table market_held_version (
  share bytea not null,
  owner bytea not null,
  block_number bigint not null,
  log_index integer not null,
  shares numeric(78, 0) not null,
  primary key (share, owner, block_number, log_index)
);
create index market_held_version_block on market_held_version (block_number);

-- harvested: income of all shares in the pool; paid: to a provider; unwound: taken out of a position by an agent;
-- heldBack and released: shares and cash that are kept for their owner
create table market_income (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  provider bytea,
  kind text not null,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index market_income_provider on market_income (provider, block_number);
create index market_income_share on market_income (share, block_number);
