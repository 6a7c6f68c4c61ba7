-- Files on their way to becoming tapes. Times are unix seconds of the machine.
create table tape (
  id text primary key,
  owner bytea not null,
  file_name text not null,
  format text not null,
  bytes bigint not null,
  uploaded_at bigint not null,
  -- Headings, first rows, number of rows and the guessed mapping, as found when the file came.
  found jsonb not null,
  -- What a person decided: mapping, cut-off, mended cells, rows left out, rules.
  settings jsonb not null,
  -- Outcome of the last check with these settings; null: not checked yet.
  checked jsonb,
  -- Canonical text of the loans that the rules let in, brotli; null until a check accepts the file.
  accepted bytea
);
create index tape_owner on tape (owner, uploaded_at desc);

create table tape_part (
  tape text not null references tape on delete cascade,
  number integer not null,
  content bytea not null,
  primary key (tape, number)
);

-- Reports that were kept for a pool that is about to be opened: found again by the message that opens it.
create table opening (
  -- keccak256 of the message.
  message_hash bytea primary key,
  tape text references tape on delete set null,
  owner bytea not null,
  -- Parameters and canonical tape of the report.
  parameters jsonb not null,
  loans bytea not null,
  made_at bigint not null,
  pool bytea
);
create index opening_owner on opening (owner) where pool is null;
create index opening_pool on opening (pool);
