-- Valuations of pools and prices of shares.

create table nav_report (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  revision bigint not null,
  ladder_hash bytea not null,
  as_of bigint not null,
  received numeric(78, 0) not null,
  impairment numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index nav_report_pool on nav_report (pool, block_number, log_index);

-- What a pool was worth at the block: to who leaves and who enters, and `value` of the newest valuation at its cut-off.
create table valuation (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  -- report (the first, by the issuer), collection, mark, confirmation, impairment
  cause text not null,
  status text not null,
  revision bigint not null,
  value numeric(78, 0) not null,
  lower numeric(78, 0) not null,
  upper numeric(78, 0) not null,
  impairment numeric(78, 0) not null,
  -- unrealised losses of a report that awaits the valuer
  pending_impairment numeric(78, 0) not null,
  curve numeric(78, 0) not null,
  hazard_shift numeric(78, 0) not null,
  -- false: carried from the valuation before by rule, as the event does not tell the value
  exact boolean not null,
  primary key (block_number, log_index)
);
create index valuation_pool on valuation (pool, block_number desc, log_index desc);
create view current_valuation as
  select distinct on (pool) * from valuation order by pool, block_number desc, log_index desc;

create table nav_opened (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  curve_feed bytea not null,
  hazard_feed bytea,
  primary key (block_number, log_index)
);
create index nav_opened_pool on nav_opened (pool, block_number, log_index);

-- Prices: cash units a share unit, times 1e18.
create table mark (
  block_number bigint not null,
  log_index integer not null,
  share bytea not null,
  price numeric(78, 0) not null,
  gross numeric(78, 0) not null,
  -- growth of the price until the horizon, 1e-9 a year, continuous
  rate numeric(78, 0) not null,
  until bigint not null,
  primary key (block_number, log_index)
);
create index mark_share on mark (share, block_number desc, log_index desc);
create view current_mark as
  select distinct on (share) * from mark order by share, block_number desc, log_index desc;
