"""How far the benchmark is."""

import sys
import time


def say(words: str) -> None:
    """One line with the time of day, on standard error."""
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)
