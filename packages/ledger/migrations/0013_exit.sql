-- The desk that buys and sells shares, and the reserve that pays for it. Cash units unless said otherwise.

create table desk_listing_version (
  share bytea not null,
  block_number bigint not null,
  log_index integer not null,
  trade_limit numeric(78, 0) not null,
  base_fee integer not null,
  slope integer not null,
  window_days integer not null,
  listed boolean not null,
  primary key (share, block_number, log_index)
);
create index desk_listing_version_block on desk_listing_version (block_number);
create view current_desk_listing as
  select distinct on (share) * from desk_listing_version order by share, block_number desc, log_index desc;

-- What the inventory of a share has cost; how much of it there is, the holding of `desk` says.
create table desk_inventory_version (
  share bytea not null,
  block_number bigint not null,
  log_index integer not null,
  desk bytea not null,
  cost numeric(78, 0) not null,
  primary key (share, block_number, log_index)
);
create index desk_inventory_version_block on desk_inventory_version (block_number);
create view current_desk_inventory as
  select distinct on (share) * from desk_inventory_version order by share, block_number desc, log_index desc;

-- `sold`: a wallet sold to the desk; `bought`: a wallet bought from it. `wallet` pays or sells, `receiver` gets shares.
create table desk_trade (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  side text not null,
  wallet bytea not null,
  receiver bytea not null,
  shares numeric(78, 0) not null,
  gross numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  fee numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index desk_trade_share on desk_trade (share, block_number desc, log_index desc);
create index desk_trade_wallet on desk_trade (wallet, block_number desc, log_index desc);

-- Cash that inventory turned into without a trade: harvest, settlement, writeDown (a loss).
create table desk_income (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  kind text not null,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  cost_out numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index desk_income_share on desk_income (share, block_number);

create table desk_float (
  block_number bigint not null,
  log_index integer not null,
  target numeric(78, 0) not null,
  primary key (block_number, log_index)
);

-- One reserve: cash at hand plus inventory at cost.
create table reserve_version (
  reserve bytea not null,
  block_number bigint not null,
  log_index integer not null,
  funds numeric(78, 0) not null,
  deposited numeric(78, 0) not null,
  withdrawn numeric(78, 0) not null,
  gained numeric(78, 0) not null,
  drawn numeric(78, 0) not null,
  primary key (reserve, block_number, log_index)
);
create index reserve_version_block on reserve_version (block_number);
create view current_reserve as
  select distinct on (reserve) * from reserve_version order by reserve, block_number desc, log_index desc;

-- deposit, withdrawal, draw, gain (negative: loss), deskAdded, deskRemoved
create table reserve_flow (
  block_number bigint not null,
  log_index integer not null,
  kind text not null,
  party bytea not null,
  owner bytea,
  cash numeric(78, 0) not null,
  shares numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index reserve_flow_owner on reserve_flow (owner, block_number);

create table reserve_notice_version (
  owner bytea not null,
  block_number bigint not null,
  log_index integer not null,
  shares numeric(78, 0) not null,
  from_time bigint not null,
  until_time bigint not null,
  primary key (owner, block_number, log_index)
);
create index reserve_notice_version_block on reserve_notice_version (block_number);
create view current_reserve_notice as
  select distinct on (owner) * from reserve_notice_version order by owner, block_number desc, log_index desc;
