-- Blocks and logs are the source of every other table. Whatever holds a block number is deleted above the common
-- ancestor when the chain is reorganised.
create table block (
  number bigint primary key,
  hash bytea not null,
  parent_hash bytea not null,
  timestamp bigint not null
);

create table log (
  block_number bigint not null,
  log_index integer not null,
  transaction_hash bytea not null,
  transaction_index integer not null,
  address bytea not null,
  topics bytea not null,
  data bytea not null,
  primary key (block_number, log_index)
);

create table cursor (
  single boolean primary key default true check (single),
  chain_id bigint not null,
  block_number bigint not null,
  block_hash bytea not null,
  timestamp bigint not null,
  finalized bigint not null
);

create table followed (
  address bytea primary key,
  contract text not null,
  block_number bigint not null
);
