"""Words that may mean an emergency is happening now, found without the model (see red_flags.yml)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

RED_FLAGS = Path(__file__).with_name("red_flags.yml")

_GENERAL = "general"  # the part of the file that is no kind
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True)
class RedFlag:
    """One kind of emergency; `name` is that of its notice."""

    name: str
    flags: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    aside: tuple[re.Pattern[str], ...] = ()

    def raised_by(self, sentence: str) -> bool:
        """Whether the lower-case sentence says that it may be happening now."""
        for supposition in self.aside:
            sentence = supposition.sub("", sentence)
        return any(p.search(sentence) for p in self.flags) and not any(p.search(sentence) for p in self.unless)


@dataclass(frozen=True)
class RedFlags:
    """All kinds, the most urgent to name first."""

    kinds: tuple[RedFlag, ...]

    def find(self, text: str) -> str | None:
        """The name of the first kind that the text raises, or None.

        >>> flags = load_red_flags()
        >>> flags.find("He took too many tablets"), flags.find("is a seizure a side effect?")
        ('overdose', None)
        """
        sentences = _SENTENCE_END.split(text.lower())
        return next((kind.name for kind in self.kinds if any(map(kind.raised_by, sentences))), None)


def load_red_flags(path: Path = RED_FLAGS) -> RedFlags:
    """Read the rules; a bad expression raises re.error."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    general = _compiled(content.pop(_GENERAL))
    return RedFlags(tuple(_red_flag(name, kind, general) for name, kind in content.items()))


def _red_flag(name: str, kind: Mapping[str, list[str]], general: tuple[re.Pattern[str], ...]) -> RedFlag:
    return RedFlag(
        name, _compiled(kind["flags"]), general + _compiled(kind["unless"]), _compiled(kind.get("aside", []))
    )


def _compiled(expressions: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(expression) for expression in expressions)
