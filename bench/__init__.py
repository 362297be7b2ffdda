"""How fast this bot is and how much it takes, beside a stock Rasa bot: `make bench`, `make bench-quick`."""
