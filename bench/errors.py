"""What stands in the way of a measurement."""


class BenchError(Exception):
    """The benchmark cannot go on; the message is one line for the person who started it."""
