"""A bot as `rasa init` makes it, with the content of this one: what this one is measured beside."""
