-- Who is behind a wallet, and who may say so.

create table identity_version (
  id bigint not null,
  block_number bigint not null,
  log_index integer not null,
  issuer bytea not null,
  claims numeric(78, 0) not null,
  country integer not null,
  class integer not null,
  expiry bigint not null,
  version bigint not null,
  primary key (id, block_number, log_index)
);
create index identity_version_block on identity_version (block_number);
create view current_identity as
  select distinct on (id) * from identity_version order by id, block_number desc, log_index desc;

-- A wallet's identity number never changes; a lost wallet never comes back.
create table wallet_version (
  wallet bytea not null,
  block_number bigint not null,
  log_index integer not null,
  id bigint not null,
  lost boolean not null,
  replacement bytea,
  -- a recovery that waits: who is to take over, and from when on
  pending bytea,
  ready_at bigint,
  primary key (wallet, block_number, log_index)
);
create index wallet_version_id on wallet_version (id, wallet, block_number desc, log_index desc);
create index wallet_version_block on wallet_version (block_number);
create view current_wallet as
  select distinct on (wallet) * from wallet_version order by wallet, block_number desc, log_index desc;

-- attested, revoked, expired, linked, recoveryStarted, recoveryCancelled, recovered
create table identity_event (
  block_number bigint not null,
  log_index integer not null,
  id bigint not null,
  kind text not null,
  wallet bytea,
  other bytea,
  by bytea,
  claims numeric(78, 0),
  version bigint,
  primary key (block_number, log_index)
);
create index identity_event_id on identity_event (id, block_number);

create table kyc_issuer_version (
  issuer bytea not null,
  block_number bigint not null,
  log_index integer not null,
  number integer not null,
  claims numeric(78, 0) not null,
  primary key (issuer, block_number, log_index)
);
create index kyc_issuer_version_block on kyc_issuer_version (block_number);
create view current_kyc_issuer as
  select distinct on (issuer) * from kyc_issuer_version order by issuer, block_number desc, log_index desc;
