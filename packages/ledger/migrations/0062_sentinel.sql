-- The agent that watches divergence, the age of the NAV and outflow, and observes for the guard.
insert into agent (name) values ('sentinel');
