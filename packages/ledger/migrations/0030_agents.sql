-- What pools are reported with, the agents that keep pools alive, why they act, and what they sent. None of this comes
-- from the chain, so a reorganisation deletes nothing here: blocks are named `…_block`.

-- The tape and parameters of each report: with them anyone computes the ladder that the chain holds by hash.
create table report (
  id bigint generated always as identity unique,
  pool bytea not null,
  ladder_hash bytea not null,
  period integer not null,
  cut_off_date text not null,
  tape_root bytea not null,
  -- Canonical text of the tape, brotli.
  tape bytea not null,
  parameters jsonb not null,
  created_at timestamptz not null default now(),
  primary key (pool, ladder_hash)
);
create index report_newest on report (pool, period desc, id desc);

create table agent (
  name text primary key,
  enabled boolean not null default true,
  dry_run boolean not null default false,
  settings jsonb not null default '{}',
  -- Transactions that failed one after another; at a limit the agent trips and rests.
  failures integer not null default 0,
  tripped_at bigint,
  tripped_because text,
  -- The head that it looked at last.
  looked_block bigint,
  looked_at bigint
);
insert into agent (name) values ('valuation'), ('servicer'), ('distributor');

-- What an agent means to send: decided once under a key, sent from one lane of nonces, followed until it is deep.
create table intent (
  id bigint generated always as identity primary key,
  agent text not null references agent,
  key text not null,
  signer bytea not null,
  subject bytea,
  title text not null,
  -- [{title, to, data, value}], sent one after another.
  calls jsonb not null,
  step integer not null default 0,
  state text not null default 'planned' check (state in ('planned', 'sent', 'mined', 'confirmed', 'failed')),
  failure text,
  created_block bigint not null,
  created_at bigint not null,
  ended_block bigint,
  ended_at bigint
);
create unique index intent_key on intent (key) where state <> 'failed';
create index intent_open on intent (signer, id) where state in ('planned', 'sent', 'mined');
create index intent_recent on intent (ended_block) where state = 'confirmed';
create index intent_agent on intent (agent, id desc);

-- A nonce belongs to one step of one intent for good, unless the chain shows that somebody else used it (void).
create table intent_nonce (
  signer bytea not null,
  nonce bigint not null,
  intent bigint not null references intent,
  step integer not null,
  void boolean not null default false,
  primary key (signer, nonce)
);
create unique index intent_nonce_step on intent_nonce (intent, step) where not void;

-- Signed before it is sent: after a crash the same bytes are sent again. A nonce has several when fees were raised.
create table intent_transaction (
  hash bytea primary key,
  signer bytea not null,
  nonce bigint not null,
  intent bigint not null references intent,
  step integer not null,
  raw bytea not null,
  -- Wei per gas.
  max_fee numeric(78, 0) not null,
  priority_fee numeric(78, 0) not null,
  signed_block bigint not null,
  mined_block bigint,
  mined_hash bytea,
  succeeded boolean,
  gas_used bigint,
  fee numeric(78, 0)
);
create index intent_transaction_intent on intent_transaction (intent, step);

-- Why an agent acted, waits or refuses. A decision that stays the same is one row, seen again.
create table agent_decision (
  id bigint generated always as identity primary key,
  agent text not null references agent,
  -- Address of a pool or share, or the name of a feed.
  subject bytea,
  decision text not null check (decision in ('act', 'wait', 'refuse')),
  sentence text not null,
  figures jsonb not null default '{}',
  intent bigint references intent,
  dry_run boolean not null default false,
  decided_block bigint not null,
  decided_at bigint not null,
  seen_block bigint not null,
  seen_at bigint not null
);
create index agent_decision_last on agent_decision (agent, subject, id desc);
create index agent_decision_subject on agent_decision (subject, id desc);

-- What a servicer enters about a period; the servicer agent reports and pays it.
create table period_order (
  id bigint generated always as identity primary key,
  pool bytea not null,
  -- ISO date.
  cut_off_date text not null,
  -- Ids of loans, as in the tape.
  defaulted jsonb not null default '[]',
  late jsonb not null default '[]',
  prepaid jsonb not null default '[]',
  recoveries numeric(78, 0) not null default 0,
  entered_by text not null,
  entered_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'done', 'withdrawn')),
  intent bigint references intent
);
create unique index period_order_open on period_order (pool) where state = 'open';
