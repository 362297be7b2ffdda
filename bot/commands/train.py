"""bot train: make the model, unless the present one is up to date."""

import argparse

from bot.settings import read_settings
from bot.training import train


def run(options: argparse.Namespace) -> int:
    """Train and say what was done."""
    print("Looking whether the model is up to date. Training takes some minutes ...", flush=True)
    model, trained = train(read_settings().models, force=options.force)
    print(f"{'Trained' if trained else 'Up to date'}: {model}")
    return 0
