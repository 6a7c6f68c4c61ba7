-- Reorganisations that were undone, whichever indexer did it. They belong to no block: undoing one keeps the others.
create table reorganisation (
  id bigint generated always as identity primary key,
  -- The newest block that stayed; null when the ledger of a local chain began anew.
  ancestor bigint,
  -- Blocks that were taken out.
  undone bigint not null,
  undone_at timestamptz not null default now()
);
