-- What the event stream tells, in the order of its ids: a page that comes back reads on from the last id it saw.
create table stream_event (
  id bigint generated always as identity primary key,
  body jsonb not null,
  created timestamptz not null default now()
);
create index stream_event_created on stream_event (created);

create function notify_stream_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('specie_event', new.id::text);
  return null;
end $$;
create trigger stream_event_notify after insert on stream_event
  for each row execute function notify_stream_event();

-- State of a local chain's clock, shared by the servers on one database.
create table local_clock (
  id integer primary key default 1 check (id = 1),
  advancing jsonb,
  stress double precision not null default 1
);
insert into local_clock default values;
