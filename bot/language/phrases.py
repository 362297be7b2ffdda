"""Rasa importer: reads the training phrases of `data` in a second, where Rasa's own takes more than a minute.

Rasa parses the file twice to hold it against a schema and again to read it, does that once more for the domain, and
copies and hashes every phrase each time data is merged. Here a file of plain phrases (intents with their examples, no
entities, no metadata) is parsed once by libyaml, and a phrase is quick to copy, to hash and to tell from others. Any
other file is left to Rasa, which also says what is wrong with it.
"""

from functools import cached_property, reduce
from hashlib import md5
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.constants import LATEST_TRAINING_DATA_FORMAT_VERSION
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data import loading
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

_FILE, _ITEM = {"version", "nlu"}, {"intent", "examples"}  # the keys of a file of plain phrases
_BULLET = "- "
_MEANS_MORE = frozenset("[{/")  # begin an entity, and divide the name of an intent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Phrase(Message):
    """A training phrase: a message that is copied, compared and told from others by its own values alone.

    Rasa hashes each of its values, and what they contain, by way of their text: of 100,000 phrases that takes seconds
    after every component.
    """

    _cached_fingerprint: str | None

    def __deepcopy__(self, memo: dict[int, Any]) -> "Phrase":
        return Phrase(self.data, set(self.output_properties), self.time, list(self.features))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and self.data == other.data

    def __hash__(self) -> int:
        return hash((self.data.get(TEXT), self.data.get(INTENT)))

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property; one that stays as it is changes nothing."""
        if add_to_output or self.data.get(prop) is not info:
            super().set(prop, info, add_to_output)

    def fingerprint(self) -> str:
        """Changes with a value or a feature."""
        found: str | None = self._cached_fingerprint
        if found is None:
            parts = (*self.data, *map(_fingerprint, self.data.values()), *map(_fingerprint, self.features))
            found = self._cached_fingerprint = md5("\0".join(parts).encode(), usedforsecurity=False).hexdigest()
        return found


class PhraseImporter(RasaFileImporter):
    """Rasa's importer of files, but for plain phrases."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The phrases of all files; raises what Rasa's importer raises for a file that is wrong."""
        return self._phrases

    @cached_property
    def _phrases(self) -> TrainingData:
        files = [_plain_phrases(Path(file)) or loading.load_data(file) for file in self._nlu_files]
        return reduce(TrainingData.merge, files) if files else TrainingData()


def _fingerprint(value: Any) -> str:
    return value if isinstance(value, str) else str(value.fingerprint() if hasattr(value, "fingerprint") else value)


def _plain_phrases(file: Path) -> TrainingData | None:
    """The phrases of a file; None where it is none of plain phrases."""
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 (both loaders are safe ones)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    if not isinstance(content, dict) or content.keys() != _FILE or not isinstance(content["nlu"], list):
        return None
    if content["version"] != LATEST_TRAINING_DATA_FORMAT_VERSION or not all(map(_is_plain, content["nlu"])):
        return None
    return TrainingData(
        [
            Phrase({TEXT: line.removeprefix(_BULLET).strip(), INTENT: item["intent"]})
            for item in content["nlu"]
            for line in item["examples"].splitlines()
        ]
    )


def _is_plain(item: Any) -> bool:
    if not isinstance(item, dict) or item.keys() != _ITEM or not all(isinstance(each, str) for each in item.values()):
        return False
    lines = item["examples"].splitlines()
    return (
        bool(lines)
        and bool(item["intent"].strip())
        and all(line.startswith(_BULLET) and line.strip() != "-" for line in lines)
        and _MEANS_MORE.isdisjoint(item["intent"])
        and _MEANS_MORE.isdisjoint(item["examples"].replace("/", ""))
    )
