-- Pools of the registry. Every row says what became true at (block_number, log_index); nothing is overwritten.
-- Amounts are cash units (share units where said), times unix seconds, rates 1e-9 a year.

create table pool (
  pool bytea primary key,
  block_number bigint not null,
  log_index integer not null,
  number bigint not null,
  issuer bytea not null,
  servicer bytea not null,
  valuer bytea not null,
  cash bytea not null
);
create index pool_block on pool (block_number);

create table share (
  share bytea primary key,
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  tranche smallint not null
);
create index share_pool on share (pool, tranche);
create index share_block on share (block_number);

-- State of a pool after each event that changed it.
create table pool_version (
  pool bytea not null,
  block_number bigint not null,
  log_index integer not null,
  state text not null,
  servicer bytea not null,
  valuer bytea not null,
  period bigint not null,
  as_of bigint not null,
  tape_root bytea,
  ladder_hash bytea,
  issuance_frozen boolean not null,
  raise_ends bigint,
  minimum_raise numeric(78, 0),
  raised numeric(78, 0) not null,
  retained numeric(78, 0) not null,
  activated_at bigint,
  collected numeric(78, 0) not null,
  fees numeric(78, 0) not null,
  defaulted numeric(78, 0) not null,
  recovered numeric(78, 0) not null,
  trapped numeric(78, 0) not null,
  bond numeric(78, 0) not null,
  bond_poster bytea,
  primary key (pool, block_number, log_index)
);
create index pool_version_block on pool_version (block_number);
create view current_pool as
  select distinct on (pool) * from pool_version order by pool, block_number desc, log_index desc;

-- Cash of a tranche: paid in while raising, paid to it by the waterfall, passed on to its shares, paid out against them.
create table tranche_version (
  pool bytea not null,
  tranche smallint not null,
  block_number bigint not null,
  log_index integer not null,
  paid_in numeric(78, 0) not null,
  paid numeric(78, 0) not null,
  distributed numeric(78, 0) not null,
  redeemed numeric(78, 0) not null,
  primary key (pool, tranche, block_number, log_index)
);
create index tranche_version_block on tranche_version (block_number);
create view current_tranche as
  select distinct on (pool, tranche) * from tranche_version
  order by pool, tranche, block_number desc, log_index desc;

-- A period as reported (Collected, CreditQuality) and paid (Paid); it stands where Collected does.
create table collection (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  period bigint not null,
  as_of bigint not null,
  interest numeric(78, 0) not null,
  principal numeric(78, 0) not null,
  recoveries numeric(78, 0) not null,
  value numeric(78, 0) not null,
  tape_root bytea not null,
  defaulted numeric(78, 0) not null,
  late30 numeric(78, 0) not null,
  late60 numeric(78, 0) not null,
  late90 numeric(78, 0) not null,
  impairment numeric(78, 0) not null,
  fees numeric(78, 0) not null,
  senior numeric(78, 0) not null,
  middle numeric(78, 0) not null,
  residual numeric(78, 0) not null,
  trapped numeric(78, 0) not null,
  covered boolean not null,
  winding_down boolean not null,
  primary key (block_number, log_index)
);
create unique index collection_period on collection (pool, period);

create table investment (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  tranche smallint not null,
  investor bytea not null,
  receiver bytea not null,
  amount numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index investment_pool on investment (pool, block_number);

create table refund (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  tranche smallint not null,
  holder bytea not null,
  receiver bytea not null,
  amount numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index refund_pool on refund (pool, block_number);

create table redemption (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  tranche smallint not null,
  holder bytea not null,
  receiver bytea not null,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index redemption_pool on redemption (pool, block_number);

-- What a pool or the registry credits to a party (positive) and pays out to it (negative). `cash` is null in a pool.
create table credit (
  block_number bigint not null,
  log_index integer not null,
  source bytea not null,
  cash bytea,
  party bytea not null,
  receiver bytea,
  amount numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index credit_party on credit (party, block_number);
create index credit_source on credit (source, block_number);

create table bond (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  kind text not null,
  poster bytea not null,
  amount numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index bond_pool on bond (pool, block_number);

create table double_pledge (
  block_number bigint not null,
  log_index integer not null,
  earlier bytea not null,
  later bytea not null,
  fingerprint bytea not null,
  finder bytea not null,
  reward numeric(78, 0) not null,
  compensation numeric(78, 0) not null,
  primary key (block_number, log_index)
);

create table finding_commitment (
  block_number bigint not null,
  log_index integer not null,
  commitment bytea not null,
  primary key (block_number, log_index)
);

create table party_change (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  role text not null,
  previous bytea not null,
  next bytea not null,
  primary key (block_number, log_index)
);
create index party_change_pool on party_change (pool, block_number);

create table consent (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  action bytea not null,
  party bytea not null,
  given boolean not null,
  primary key (block_number, log_index)
);
create index consent_pool on consent (pool, block_number);

create table document (
  block_number bigint not null,
  log_index integer not null,
  pool bytea not null,
  name bytea not null,
  uri text not null,
  hash bytea not null,
  primary key (block_number, log_index)
);
create index document_pool on document (pool, name, block_number);

create table asset_version (
  pool bytea not null,
  collateral_key bytea not null,
  block_number bigint not null,
  log_index integer not null,
  document_hash bytea not null,
  principal numeric(78, 0) not null,
  rate bigint not null,
  maturity bigint not null,
  held boolean not null,
  primary key (pool, collateral_key, block_number, log_index)
);
create index asset_version_block on asset_version (block_number);
create view current_asset as
  select distinct on (pool, collateral_key) * from asset_version
  order by pool, collateral_key, block_number desc, log_index desc;
