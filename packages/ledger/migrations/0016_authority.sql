-- Roles of the access manager, and calls that wait for their delay. Role 0 is the administrator's.

create table role_member_version (
  role numeric(78, 0) not null,
  account bytea not null,
  block_number bigint not null,
  log_index integer not null,
  member boolean not null,
  since bigint not null,
  delay bigint not null,
  primary key (role, account, block_number, log_index)
);
create index role_member_version_account on role_member_version (account, role, block_number desc);
create index role_member_version_block on role_member_version (block_number);
create view current_role_member as
  select distinct on (role, account) * from role_member_version
  order by role, account, block_number desc, log_index desc;

create table role_function_version (
  target bytea not null,
  selector bytea not null,
  block_number bigint not null,
  log_index integer not null,
  role numeric(78, 0) not null,
  primary key (target, selector, block_number, log_index)
);
create index role_function_version_block on role_function_version (block_number);
create view current_role_function as
  select distinct on (target, selector) * from role_function_version
  order by target, selector, block_number desc, log_index desc;

-- scheduled, executed, cancelled
create table operation_version (
  operation bytea not null,
  nonce bigint not null,
  block_number bigint not null,
  log_index integer not null,
  state text not null,
  ready_at bigint not null,
  caller bytea not null,
  target bytea not null,
  data bytea not null,
  primary key (operation, nonce, block_number, log_index)
);
create index operation_version_block on operation_version (block_number);
create view current_operation as
  select distinct on (operation, nonce) * from operation_version
  order by operation, nonce, block_number desc, log_index desc;
