"""A flow: a conversation as it stands in a YAML file of tests/flows, and what differs when it goes wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.leaflet.yaml_source import load_plain
from bot.settings import PROJECT

FOLDER = PROJECT / "tests" / "flows"
PHRASINGS = FOLDER / "phrasings.yml"

_LISTS = ("shows", "may_show", "says")


class FlowError(Exception):
    """A file of flows cannot be read; the message names file and flow."""


@dataclass(frozen=True)
class Outcome:
    """What came of a turn: `shows` are names of sentences, `says` names of responses, in order."""

    verdict: str
    urgent: bool = False
    shows: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """What the patient types, or the label of the button that is tapped, and what has to come of it."""

    verdict: str
    patient: str | None = None
    button: str | None = None
    shows: tuple[str, ...] = ()
    may_show: tuple[str, ...] = ()
    urgent: bool = False
    says: tuple[str, ...] = ()

    def is_met_by(self, shown: Outcome) -> bool:
        """Whether the outcome is the expected one."""
        return (
            (shown.verdict, shown.urgent) == (self.verdict, self.urgent)
            and set(self.shows) <= set(shown.shows) <= {*self.shows, *self.may_show}
            and set(self.says) <= set(shown.says)
        )

    def beside(self, shown: Outcome) -> str:
        """Expected and shown, side by side, a line for each thing."""
        may = f" (and may: {', '.join(self.may_show)})" if self.may_show else ""
        rows = [
            ("", "expected", "shown"),
            ("verdict", self.verdict, shown.verdict),
            ("urgent", *("yes" if urgent else "no" for urgent in (self.urgent, shown.urgent))),
            ("shows", ", ".join(self.shows) + may, ", ".join(shown.shows)),
            ("says", ", ".join(self.says), ", ".join(shown.says)),
        ]
        width = max(len(expected) for _, expected, _ in rows)
        return "\n".join(f"  {name:8} {expected or '-':{width}}  {found or '-'}" for name, expected, found in rows)


@dataclass(frozen=True)
class Flow:
    """A conversation; `file` is where it stands."""

    name: str
    turns: tuple[Turn, ...]
    file: Path = field(compare=False)


def read_flows(folder: Path = FOLDER) -> tuple[Flow, ...]:
    """All flows of a folder; raises FlowError for what is no flow and for a name used twice."""
    paths = (path for path in sorted(folder.glob("*.yml")) if path.name != PHRASINGS.name)
    return _named_once(flow for path in paths for flow in _flows(path))


def read_file(path: Path) -> tuple[Flow, ...]:
    """The flows of one file; raises FlowError for what is no flow, a name used twice, or no such file."""
    return _named_once(_flows(path))


def _named_once(found: Iterable[Flow]) -> tuple[Flow, ...]:
    flows = tuple(found)
    names: set[str] = set()
    for flow in flows:
        if flow.name in names:
            raise FlowError(f"{flow.file}: two flows are named '{flow.name}'")
        names.add(flow.name)
    return flows


def _flows(path: Path) -> Iterator[Flow]:
    try:
        content = load_plain(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as err:
        raise FlowError(f"{path}: cannot be read ({err})") from err
    except yaml.YAMLError as err:
        raise FlowError(f"{path}: is not YAML: {' '.join(str(err).split())}") from err
    if not isinstance(content, list) or not content:
        raise FlowError(f"{path}: is not a list of flows")
    for each in content:
        if not isinstance(each, dict) or each.keys() != {"flow", "turns"} or not _are_turns(each["turns"]):
            raise FlowError(f"{path}: a flow has a name under 'flow' and 'turns', not {each!r:.60}")
        yield Flow(str(each["flow"]), tuple(_turn(turn, f"{path}, '{each['flow']}'") for turn in each["turns"]), path)


def _are_turns(found: object) -> bool:
    return isinstance(found, list) and bool(found)


def _turn(turn: Mapping[str, Any], where: str) -> Turn:
    if not isinstance(turn, dict) or turn.keys() - Turn.__dataclass_fields__.keys() or "verdict" not in turn:
        raise FlowError(f"{where}: a turn has a 'verdict' and some of {', '.join(Turn.__dataclass_fields__)}: {turn!r}")
    if ("patient" in turn) == ("button" in turn):
        raise FlowError(f"{where}: a turn has either 'patient' or 'button': {turn!r}")
    if not isinstance(turn.get("urgent", False), bool) or not all(
        isinstance(turn.get(key, []), list) for key in _LISTS
    ):
        raise FlowError(f"{where}: 'urgent' is true or false, and {', '.join(_LISTS)} are lists: {turn!r}")
    fields: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in turn.items()}
    return Turn(**fields)
