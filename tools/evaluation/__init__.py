"""How good the bot is on the project's own labelled questions: the parts of `make evaluate` without a file."""


class EvaluationError(Exception):
    """What stands in the way, in one line for the person who started it."""
