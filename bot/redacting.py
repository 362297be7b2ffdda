"""Where redaction is joined with those who know people's names and medical words.

Apart from bot.bootstrap, since it takes seconds to load and only a bot that keeps records needs it.
"""

from collections.abc import Callable
from pathlib import Path

from bot.language.personal.medical_words import load_medical_words
from bot.language.personal.people import load_recognizer
from bot.language.personal.people_finder import PeopleFinder
from bot.language.personal.person_names import load_person_names
from bot.records.redacted import RedactedText
from bot.records.redaction.redactor import Redactor


def load_redact(model: Path) -> Callable[[str], RedactedText]:
    """Takes what is personal out of what patients type; `model` is a trained one, which has the medical names.

    Raises PeopleError, OSError, KeyError, ValueError or tarfile.TarError where files are missing or damaged.
    """
    names = load_person_names()
    medical = load_medical_words(model, names)
    return Redactor(PeopleFinder(load_recognizer(), names, medical.find), medical.find).redact
