"""The words of domain.yml: all that the bot says besides the document's sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from bot.leaflet.yaml_source import load_plain

DOMAIN = Path(__file__).parent.parent / "domain.yml"


class WordingError(Exception):
    """domain.yml cannot be read or lacks a response; the message says which and where to add it."""


@dataclass(frozen=True)
class Wording:
    """The responses by name; the first variation of a response is its text."""

    texts: Mapping[str, tuple[str, ...]]

    def text(self, response: str) -> str:
        """The text of a response; raises WordingError when there is none."""
        if not self.texts.get(response):
            raise WordingError(f"domain.yml has no response '{response}': add it under 'responses'")
        return self.texts[response][0]

    @cached_property
    def topics(self) -> frozenset[str]:
        """What the topics are called."""
        return frozenset(t for name, texts in self.texts.items() if name.startswith("utter_topic_") for t in texts)


def read_wording(path: Path = DOMAIN) -> Wording:
    """Read the responses; raises WordingError when the file is missing or not a Rasa domain."""
    try:
        responses = load_plain(path.read_text(encoding="utf-8"))["responses"]
        texts = {name: tuple(str(variation["text"]) for variation in found) for name, found in responses.items()}
    except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError, AttributeError) as err:
        raise WordingError(f"{path}: no responses can be read from it ({type(err).__name__}: {err})") from err
    return Wording(texts)
