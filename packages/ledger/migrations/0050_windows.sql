-- Redemption windows: what was agreed and published, who ordered, who brought cash, and what was settled.

create table windows_opened (
  windows bytea not null primary key,
  share bytea not null,
  block_number bigint not null,
  log_index integer not null,
  notice integer[] not null,
  fee integer[] not null,
  swing integer not null,
  swing_at bigint not null,
  most bigint not null,
  patience integer not null,
  distributing boolean not null
);
create index windows_opened_share on windows_opened (share, block_number desc, log_index desc);
create index windows_opened_block on windows_opened (block_number);

-- The schedule: which window is settled next, and what has waited since earlier ones.
create table windows_version (
  windows bytea not null,
  block_number bigint not null,
  log_index integer not null,
  next_window integer not null,
  last_window integer not null,
  empty_in_row integer not null,
  waiting numeric(78, 0) not null,
  primary key (windows, block_number, log_index)
);
create index windows_version_block on windows_version (block_number);

-- One window. Until its settlement `requested` is what joins with it, afterwards all that took part.
create table window_version (
  windows bytea not null,
  number integer not null,
  block_number bigint not null,
  log_index integer not null,
  cutoff bigint not null,
  settles bigint not null,
  requested numeric(78, 0) not null,
  funded numeric(78, 0) not null,
  settled boolean not null,
  bid numeric(78, 0) not null,
  price numeric(78, 0) not null,
  redeemed numeric(78, 0) not null,
  paid numeric(78, 0) not null,
  primary key (windows, number, block_number, log_index)
);
create index window_version_block on window_version (block_number);

-- An order: `joined` is what was handed in less what was taken back, whatever was redeemed of it meanwhile.
create table window_order_version (
  windows bytea not null,
  controller bytea not null,
  number integer not null,
  block_number bigint not null,
  log_index integer not null,
  joined numeric(78, 0) not null,
  requested numeric(78, 0) not null,
  cancelled numeric(78, 0) not null,
  weight numeric(78, 0) not null,
  primary key (windows, controller, number, block_number, log_index)
);
create index window_order_version_controller on window_order_version (controller, block_number);
create index window_order_version_block on window_order_version (block_number);

-- Cash that somebody brought for a window, and what came of it.
create table window_fund_version (
  windows bytea not null,
  number integer not null,
  funder bytea not null,
  block_number bigint not null,
  log_index integer not null,
  cash numeric(78, 0) not null,
  shares_taken numeric(78, 0) not null,
  refunded numeric(78, 0) not null,
  primary key (windows, number, funder, block_number, log_index)
);
create index window_fund_version_block on window_fund_version (block_number);

-- claimed: cash; inKind: shares handed back; redeemed: shares for cash of the pool
create table window_payout (
  block_number bigint not null,
  log_index integer not null,
  windows bytea not null,
  controller bytea not null,
  receiver bytea not null,
  kind text not null,
  shares numeric(78, 0) not null,
  cash numeric(78, 0) not null,
  primary key (block_number, log_index)
);
create index window_payout_controller on window_payout (controller, block_number);
