"""The benchmark: its parts, without a bot and without looking at the clock."""
