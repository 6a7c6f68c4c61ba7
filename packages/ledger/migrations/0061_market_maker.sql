-- The agent that quotes around the NAV for a maker whose key it has.
insert into agent (name) values ('marketMaker');
