"""How MiniLM learns of patients' phrases: the parts of `make tune`."""


class TuningError(Exception):
    """What stands in the way, in one line for the person who started it."""
