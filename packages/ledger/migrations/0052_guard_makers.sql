-- Protection levels, makers' records, and trades with makers' quotes.

-- A level as it was raised or lowered; it also ends by itself at `until_time`.
create table level_change (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  level integer not null,
  until_time bigint,
  reason bigint not null,
  cause text not null,
  explanation text not null,
  party bytea not null,
  primary key (block_number, log_index)
);
create index level_change_share on level_change (share, block_number desc, log_index desc);

-- dutySet, designated, dismissed, registered
create table maker_event (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  maker bytea,
  kind text not null,
  primary key (block_number, log_index)
);
create index maker_event_share on maker_event (share, block_number);

-- What an unpredictable look found. Cash units a side; spread 1e-5.
create table maker_sample (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  maker bytea not null,
  epoch bigint not null,
  met boolean not null,
  buys numeric(78, 0) not null,
  sells numeric(78, 0) not null,
  spread numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index maker_sample_share on maker_sample (share, block_number desc, log_index desc);

create table maker_payment (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  maker bytea not null,
  epoch bigint not null,
  cash numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index maker_payment_maker on maker_payment (maker, block_number);

-- Trades with resting quotes and signed ones. The wallet is who took the quote; `sold` and `bought` are what it did.
create table quote_trade (
  block_number bigint not null,
  log_index integer not null,
  venue text not null,
  share bytea not null,
  side text not null,
  wallet bytea not null,
  maker bytea not null,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index quote_trade_share on quote_trade (share, block_number desc, log_index desc);
create index quote_trade_maker on quote_trade (maker, block_number);
