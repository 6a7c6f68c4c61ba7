-- The last decision of an agent that the event stream has told of; null before the first server started.
alter table local_clock add column told_decision bigint;
