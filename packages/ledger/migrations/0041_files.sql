-- Documents that people put on the chain by hash; a file is kept once, whoever uploads it.
create table file (
  -- keccak256 of the content, as the chain holds it.
  hash bytea primary key,
  name text not null,
  size bigint not null,
  content bytea not null,
  uploaded_by bytea not null,
  -- Unix seconds of the machine.
  uploaded_at bigint not null
);
