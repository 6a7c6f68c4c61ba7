-- Requests for quotes of block trades, and the makers' signed answers. Times are unix seconds: of a request the
-- machine's, of a quote's deadline the chain's.
create table block_request (
  id text primary key,
  share bytea not null,
  requester bytea not null,
  -- What the requester wants to do.
  side text not null check (side in ('sell', 'buy')),
  shares numeric not null check (shares > 0),
  -- Worst price that the requester takes; only it sees this. WAD cash units a share unit.
  price_limit numeric,
  -- Makers that are asked, 0x text; null: every wallet that the share admits.
  makers jsonb,
  created_at bigint not null,
  closes_at bigint not null,
  closed boolean not null default false
);
create index block_request_requester on block_request (requester, created_at desc);
create index block_request_open on block_request (closes_at) where not closed;

create table block_quote (
  request text not null references block_request (id),
  maker bytea not null,
  nonce bigint not null,
  shares numeric not null,
  price numeric not null,
  deadline bigint not null,
  whole boolean not null,
  signature bytea not null,
  quoted_at bigint not null,
  withdrawn boolean not null default false,
  primary key (maker, nonce)
);
create index block_quote_request on block_quote (request, quoted_at);
