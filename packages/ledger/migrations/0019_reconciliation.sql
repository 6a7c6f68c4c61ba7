-- Figures of the index beside the chain's at the same block.

create table reconciliation (
  block_number bigint not null,
  subject text not null,
  figure text not null,
  ledger text not null,
  chain text not null,
  equal boolean not null,
  primary key (block_number, subject, figure)
);
create index reconciliation_unequal on reconciliation (block_number desc) where not equal;

create table reconciliation_run (
  block_number bigint primary key,
  block_hash bytea not null,
  timestamp bigint not null,
  compared integer not null,
  differing integer not null
);
