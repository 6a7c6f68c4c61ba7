-- Who is signed in to the server. Times are unix seconds of the machine: a session does not grow old with a local chain.
create table sign_in_nonce (
  nonce text primary key,
  expires bigint not null,
  -- A nonce signs in once.
  used boolean not null default false
);
create index sign_in_nonce_expires on sign_in_nonce (expires);

create table session (
  -- sha256 of the secret in the cookie: who reads this table cannot sign in with it.
  id bytea primary key,
  wallet bytea not null,
  created bigint not null,
  expires bigint not null
);
create index session_expires on session (expires);
