-- The agent that publishes and settles redemption windows.
insert into agent (name) values ('windowKeeper');
