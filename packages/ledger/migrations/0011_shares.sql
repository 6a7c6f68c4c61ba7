-- Tokens that people hold: the pools' shares and the reserve's. Share units unless said otherwise.

create table supply_version (
  token bytea not null,
  block_number bigint not null,
  log_index integer not null,
  supply numeric(78, 0) not null,
  -- wallets that hold more than nothing
  holders integer not null,
  primary key (token, block_number, log_index)
);
create index supply_version_block on supply_version (block_number);
create view current_supply as
  select distinct on (token) * from supply_version order by token, block_number desc, log_index desc;

-- What a wallet has of a token. The income columns are the token's own bookkeeping: what is credited, and the income
-- index up to which it is (cash units a share unit, times 2^96).
create table holding_version (
  token bytea not null,
  wallet bytea not null,
  block_number bigint not null,
  log_index integer not null,
  balance numeric(78, 0) not null,
  frozen numeric(78, 0) not null,
  wallet_frozen boolean not null,
  income_index numeric(78, 0) not null,
  income_credit numeric(78, 0) not null,
  income_claimed numeric(78, 0) not null,
  primary key (token, wallet, block_number, log_index)
);
create index holding_version_wallet on holding_version (wallet, token, block_number desc, log_index desc);
create index holding_version_block on holding_version (block_number);
create view current_holding as
  select distinct on (token, wallet) * from holding_version
  order by token, wallet, block_number desc, log_index desc;

-- Cash income of a token, in sum: the index, and what is held and credited of what it received.
create table income_version (
  token bytea not null,
  block_number bigint not null,
  log_index integer not null,
  number bigint not null,
  index numeric(78, 0) not null,
  distributed numeric(78, 0) not null,
  claimed numeric(78, 0) not null,
  credited numeric(78, 0) not null,
  primary key (token, block_number, log_index)
);
create index income_version_block on income_version (block_number);
create view current_income as
  select distinct on (token) * from income_version order by token, block_number desc, log_index desc;

-- `kind`: what moved the shares: mint, burn, transfer, sale and purchase (the desk), forced, recovery.
create table transfer (
  block_number bigint not null,
  log_index integer not null,
  token bytea not null,
  sender bytea not null,
  receiver bytea not null,
  amount numeric(78, 0) not null,
  kind text not null,
  primary key (block_number, log_index)
);
create index transfer_token on transfer (token, block_number, log_index);

create table distribution (
  block_number bigint not null,
  log_index integer not null,
  token bytea not null,
  number bigint not null,
  amount numeric(78, 0) not null,
  index numeric(78, 0) not null,
  supply numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index distribution_token on distribution (token, block_number, log_index);

create table claim (
  block_number bigint not null,
  log_index integer not null,
  token bytea not null,
  holder bytea not null,
  receiver bytea not null,
  amount numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index claim_holder on claim (holder, block_number);
create index claim_token on claim (token, block_number);

-- What the transfer agent did to a wallet: freeze, unfreeze, freezePart, unfreezePart, forced, recovery.
create table enforcement (
  block_number bigint not null,
  log_index integer not null,
  token bytea not null,
  kind text not null,
  wallet bytea not null,
  other bytea,
  amount numeric(78, 0),
  primary key (block_number, log_index)
);
create index enforcement_token on enforcement (token, block_number);
create index enforcement_wallet on enforcement (wallet, block_number);

create table share_version (
  token bytea not null,
  block_number bigint not null,
  log_index integer not null,
  owner bytea not null,
  open boolean not null,
  paused boolean not null,
  policy numeric(78, 0) not null,
  limits numeric(78, 0) not null,
  schedule numeric(78, 0) not null,
  hook bytea not null,
  primary key (token, block_number, log_index)
);
create index share_version_block on share_version (block_number);
create view current_share as
  select distinct on (token) * from share_version order by token, block_number desc, log_index desc;

create table share_agent_version (
  token bytea not null,
  agent bytea not null,
  block_number bigint not null,
  log_index integer not null,
  active boolean not null,
  primary key (token, agent, block_number, log_index)
);
create index share_agent_version_block on share_agent_version (block_number);

-- A venue holds without an identity; shares enter it through its gate (zero: not any more).
create table share_venue_version (
  token bytea not null,
  venue bytea not null,
  block_number bigint not null,
  log_index integer not null,
  gate bytea not null,
  primary key (token, venue, block_number, log_index)
);
create index share_venue_version_block on share_venue_version (block_number);

-- Countries that a share admits, ISO 3166-1 numeric.
create table share_country_version (
  token bytea not null,
  country integer not null,
  block_number bigint not null,
  log_index integer not null,
  admitted boolean not null,
  primary key (token, country, block_number, log_index)
);
create index share_country_version_block on share_country_version (block_number);

-- Limits of holders of a category: a country's code, or 65536 + an investor class.
create table share_category_version (
  token bytea not null,
  category numeric(78, 0) not null,
  block_number bigint not null,
  log_index integer not null,
  most bigint not null,
  limited boolean not null,
  primary key (token, category, block_number, log_index)
);
create index share_category_version_block on share_category_version (block_number);
