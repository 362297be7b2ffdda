"""The phrases to learn from: those of the training data, as the classifier sees them."""

from pathlib import Path

from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from bot.language.forked import in_processes
from bot.language.progress import progress
from bot.language.question_reader import AT_ONCE
from bot.language.reader import build_reader
from bot.language.text import normalize
from tools.tuning import TuningError
from tools.tuning.batches import BATCH

FEWEST = 2 * BATCH


def read_phrases(file: Path) -> list[tuple[str, str]]:
    """Pairs of intent and text; raises TuningError where the file cannot be read or has too few."""
    try:
        examples = RasaYAMLReader().read(str(file)).intent_examples
    except (OSError, RasaException, ValueError) as err:
        raise TuningError(f"the phrases cannot be read: {err}") from err
    found = [(each.get(INTENT), each.get(TEXT)) for each in examples if each.get(TEXT)]
    if len(found) < FEWEST:
        raise TuningError(f"{file} has {len(found)} phrases; at least {FEWEST} are needed")
    reader = build_reader(text for _, text in found)
    readings = in_processes(reader.read, [normalize(text) for _, text in found], at_once=AT_ONCE)
    shown = progress(readings, "reading phrases", len(found))
    return [(intent, reading.plain) for (intent, _), reading in zip(found, shown, strict=True)]
