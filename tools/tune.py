"""Tunes MiniLM to the phrases of data/nlu.yml: `make tune`. Takes half an hour to two hours on two cores.

Writes bot/language/adapter.npz, which belongs to the project's sources: every model trained after it has it. To be made
again when phrases or intents have changed much. What is ended in the middle goes on from there when it is run again.
One phrase in a hundred is not learnt from, and tells how well it went.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # run as a script, the folder of the script stands here

from bot.language.adapter import ADAPTER, write_adapter  # noqa: E402
from bot.language.encoder import EncoderError  # noqa: E402
from bot.training import EXTRA, not_installed  # noqa: E402

if missing := not_installed([*EXTRA, "jax", "optax"]):
    sys.exit(
        f"tune: the extra 'training' and the group 'tuning' are not installed ({', '.join(missing)}): run 'make setup'"
    )

from tools.tuning import TuningError  # noqa: E402
from tools.tuning.checkpoint import Checkpoint  # noqa: E402
from tools.tuning.learning import Phrase, Tuning, learn  # noqa: E402

UNFINISHED = PROJECT / "models" / "tuning.npz"
PHRASES = PROJECT / "data" / "nlu.yml"
_KEPT_BACK = 100  # one phrase in so many


def tune(phrases: Sequence[Phrase], how: Tuning, file: Path, unfinished: Path = UNFINISHED) -> float:
    """Write the adapter, going on with what is `unfinished`; the share of the phrases kept back that are understood."""
    shuffled = random.Random(how.seed).sample(phrases, len(phrases))
    kept_back = shuffled[: max(1, len(shuffled) // _KEPT_BACK)]
    checkpoint = Checkpoint(unfinished, (shuffled, how))
    learnt, judge = learn(shuffled[len(kept_back) :], how, checkpoint)
    write_adapter(file, learnt)
    checkpoint.remove()
    return judge.right(kept_back)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Tune the sentence embedding to the phrases.")
    parser.add_argument("--epochs", type=float, default=Tuning.epochs, help="times each phrase is learnt from")
    parser.add_argument("--phrases", type=Path, default=PHRASES, help="training data (default: the project's)")
    parser.add_argument("--adapter", type=Path, default=ADAPTER, help="the file to write (default: the project's)")
    options = parser.parse_args(arguments)
    try:
        # Loaded here and not above: Rasa warns at its import unless it was told to be quiet.
        import_module("bot.cli").quieten()
        phrases = import_module("tools.tuning.phrases").read_phrases(options.phrases)
        right = tune(phrases, Tuning(epochs=options.epochs), options.adapter)
    except (TuningError, EncoderError) as err:
        print(f"tune: {err}", file=sys.stderr)
        return 1
    print(f"{options.adapter.name} written; of the phrases kept back {right:.1%} are understood. Now run 'make train'.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
