-- The agent that combines the quotes for block trades. It proposes; settling must be asked for in its settings.
insert into agent (name) values ('blockBroker');
