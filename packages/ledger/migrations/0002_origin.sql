-- What the ledger is of: a database holds one deployment on one chain.
create table origin (
  single boolean primary key default true check (single),
  chain_id bigint not null,
  -- the first block that is taken in
  first_block bigint not null,
  -- addresses of the deployment's contracts, hashed
  deployment bytea not null
);

create index log_address on log (address, block_number);
