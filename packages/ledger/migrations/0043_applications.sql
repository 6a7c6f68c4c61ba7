-- People who want to be verified. Times are unix seconds of the machine.
create table application (
  id text primary key,
  wallet bytea not null,
  name text not null,
  -- ISO 3166-1 alpha-2.
  country text not null,
  class text not null,
  state text not null check (state in ('waiting', 'signed', 'refused')),
  reason text,
  -- The KYC issuer's statement with its signature.
  statement jsonb,
  issuer bytea,
  signature bytea,
  applied_at bigint not null
);
create index application_wallet on application (wallet, applied_at desc);
create index application_state on application (state, applied_at);
