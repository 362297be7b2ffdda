"""Reading YAML so that an error can say file and line.

The rest of the code sees `Entry` objects, never parser nodes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from bot.leaflet.errors import TopicsError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, which takes a tenth of the time


@dataclass(frozen=True)
class Entry:
    """A value of a YAML file together with where it stands."""

    node: yaml.Node | None
    path: Path
    line: int

    def fail(self, message: str) -> NoReturn:
        """Raise TopicsError that begins with file and line."""
        raise TopicsError(f"{self.path}:{self.line}: {message}")

    def items(self) -> Iterator[tuple[str, "Entry"]]:
        """Key and value of each member of a mapping."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fail("expected a mapping (name: value)")
        for key, value in self.node.value:
            yield self._at(key).text(), self._at(value)

    def mapping(self) -> dict[str, "Entry"]:
        """The members of a mapping; a name given twice is an error."""
        found: dict[str, Entry] = {}
        for name, entry in self.items():
            if name in found:
                entry.fail(f"'{name}' stands here twice")
            found[name] = entry
        return found

    def entries(self) -> tuple["Entry", ...]:
        """The elements of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fail("expected a list")
        return tuple(self._at(node) for node in self.node.value)

    def text(self) -> str:
        """A single value, as it is written."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.fail("expected a single value")
        return str(self.node.value)

    def _at(self, node: yaml.Node) -> "Entry":
        return Entry(node, self.path, node.start_mark.line + 1)


def read_yaml(path: Path) -> Entry:
    """The whole file as an Entry; raises TopicsError when it is missing or not YAML."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as err:
        raise TopicsError(f"{path}: cannot be read ({err.strerror})") from err
    except (yaml.YAMLError, UnicodeDecodeError) as err:
        raise TopicsError(f"{path}: is not YAML: {' '.join(str(err).split())}") from err
    return Entry(node, path, 1)


def load_plain(text: str) -> Any:
    """The values of a text in YAML. Raises yaml.YAMLError."""
    return yaml.load(text, _LOADER)  # noqa: S506 (a safe one)
