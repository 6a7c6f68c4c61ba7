-- What happened to a wallet, a line each, as its statement shows it. Signed: what the wallet received is positive.

create table activity (
  wallet bytea not null,
  block_number bigint not null,
  log_index integer not null,
  n smallint not null,
  -- invested, refunded, bought, sold, received, sent, claimed, redeemed, forced, verified, reserveDeposit,
  -- reserveWithdrawal, creditWithdrawn, bondPosted
  kind text not null,
  pool bytea,
  share bytea,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  cash_token bytea,
  counterparty bytea,
  primary key (wallet, block_number, log_index, n)
);
create index activity_block on activity (block_number);
