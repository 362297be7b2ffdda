"""Which sentences answer which topic, and what the document's lists hold.

Read from topics.yml and held against the document and the names of the responses: what does not fit is refused
when it is loaded, with file, line and what to do.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.leaflet.answer import Verdict
from bot.leaflet.document import Document, Sentence
from bot.leaflet.errors import TopicsError
from bot.leaflet.yaml_source import Entry, read_yaml

TOPICS = Path(__file__).with_name("topics.yml")

_ASKED_ON = ("reason", "seriousness", "frequency")  # why, how serious, how often
_TOPIC_KEYS = {"verdict", "quotes", "list", "beside", "stopping", "doctor", *_ASKED_ON}
_VERDICTS = {v.value: v for v in (Verdict.ANSWERED, Verdict.PARTIAL, Verdict.NOT_COVERED)}


@dataclass(frozen=True)
class ListEntry:
    """Things a sentence of the document enumerates, by the document's words for them, and what is shown for them."""

    items: tuple[str, ...]
    quotes: tuple[Sentence, ...]


@dataclass(frozen=True)
class LeafletList:
    """A list of the document under our name for it, such as `side_effects`."""

    name: str
    entries: tuple[ListEntry, ...]

    def quotes_for(self, term: str) -> tuple[Sentence, ...]:
        """The sentences that name the term, in order; empty when the list does not hold it."""
        return unique(s for entry in self.entries if term in entry.items for s in entry.quotes)


@dataclass(frozen=True)
class Topic:
    """Something patients ask; `quotes` is empty where the document is silent.

    `reason` is what the document says of why it is so, `seriousness` what it says besides of how serious that is,
    `frequency` of how often it happens. What the patient names is looked for in `list`, and shown instead of `quotes`,
    or in `beside`, and shown with them. `stopping` is what is shown where the patient would stop because of it.
    """

    name: str
    verdict: Verdict
    quotes: tuple[Sentence, ...]
    doctor: str
    list: LeafletList | None = None
    reason: tuple[Sentence, ...] = ()
    seriousness: tuple[Sentence, ...] = ()
    frequency: tuple[Sentence, ...] = ()
    beside: LeafletList | None = None
    stopping: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Topics:
    """Everything in topics.yml."""

    by_name: Mapping[str, Topic]
    lists: Mapping[str, LeafletList]

    @property
    def terms(self) -> frozenset[str]:
        """Every item of every list: the things the document names."""
        return frozenset(item for each in self.lists.values() for entry in each.entries for item in entry.items)


def unique(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences without repetition, first come first."""
    return tuple(dict.fromkeys(sentences))


def load_topics(document: Document, responses: Collection[str], path: Path = TOPICS) -> Topics:
    """Read topics.yml.

    `responses` are the names of the responses in domain.yml. Raises TopicsError on the first thing that does not fit.
    """
    parts = read_yaml(path).mapping()
    missing = {"sentences", "lists", "topics"} - parts.keys()
    if missing:
        raise TopicsError(f"{path}: has no part named {', '.join(sorted(missing))}")
    named = {name: _sentence(entry, document) for name, entry in parts["sentences"].mapping().items()}
    lists = {name: _list(name, entry, named) for name, entry in parts["lists"].mapping().items()}
    topics = {name: _topic(name, entry, named, lists, responses) for name, entry in parts["topics"].mapping().items()}
    _check_reachable(document, topics.values(), path)
    return Topics(topics, lists)


def _sentence(entry: Entry, document: Document) -> Sentence:
    text = entry.text()
    sentence = document.find(text)
    if sentence is None:
        entry.fail(f"not in the document: “{text}”. The nearest sentence is: “{document.nearest(text).text}”")
    return sentence


def _quotes(entry: Entry, named: Mapping[str, Sentence]) -> tuple[Sentence, ...]:
    for each in entry.entries():
        if each.text() not in named:
            each.fail(f"no sentence is named '{each.text()}' (see the part 'sentences' of this file)")
    return unique(named[each.text()] for each in entry.entries())


def _list(name: str, entry: Entry, named: Mapping[str, Sentence]) -> LeafletList:
    return LeafletList(name, tuple(_list_entry(each, named) for each in entry.entries()))


def _list_entry(entry: Entry, named: Mapping[str, Sentence]) -> ListEntry:
    parts = entry.mapping()
    if parts.keys() != {"quotes", "items"}:
        entry.fail("an entry of a list has 'quotes' and 'items'")
    quotes = _quotes(parts["quotes"], named)
    return ListEntry(tuple(_term(item, quotes) for item in parts["items"].entries()), quotes)


def _term(item: Entry, quotes: Iterable[Sentence]) -> str:
    """`MS = multiple sclerosis`: the words of these sentences, and those that stand for the thing in all lists."""
    written, _, term = item.text().partition(" = ")
    if not any(written in quote.text for quote in quotes):
        item.fail(f"“{written}” is not in the sentences quoted for it")
    return term or written


def _topic(
    name: str,
    entry: Entry,
    named: Mapping[str, Sentence],
    lists: Mapping[str, LeafletList],
    responses: Collection[str],
) -> Topic:
    parts = entry.mapping()
    unknown = parts.keys() - _TOPIC_KEYS
    if unknown or not {"verdict", "doctor"} <= parts.keys():
        entry.fail(f"topic '{name}' needs 'verdict' and 'doctor', may have {', '.join(sorted(_TOPIC_KEYS))}")
    verdict = _VERDICTS.get(parts["verdict"].text())
    if verdict is None:
        parts["verdict"].fail(f"the verdict of a topic is one of: {', '.join(_VERDICTS)}")
    quotes, reason, seriousness, frequency, stopping = (
        _quotes(parts[key], named) if key in parts else () for key in ("quotes", *_ASKED_ON, "stopping")
    )
    if bool(quotes) == (verdict is Verdict.NOT_COVERED):
        entry.fail(f"topic '{name}' has quotes exactly when its verdict is not 'not_covered'")
    if (reason or seriousness or frequency) and not quotes:
        entry.fail(
            f"topic '{name}' has a {', '.join(_ASKED_ON[:-1])} or {_ASKED_ON[-1]}, shown only where it has quotes"
        )
    doctor = f"utter_doctor_{parts['doctor'].text()}"
    for response in (f"utter_topic_{name}", doctor):
        if response not in responses:
            entry.fail(f"topic '{name}' needs words: add the response '{response}' to domain.yml")
    named_in, beside = (_list_of(parts.get(key), lists) for key in ("list", "beside"))
    return Topic(name, verdict, quotes, doctor, named_in, reason, seriousness, frequency, beside, stopping)


def _list_of(entry: Entry | None, lists: Mapping[str, LeafletList]) -> LeafletList | None:
    if entry is not None and entry.text() not in lists:
        entry.fail(f"no list is named '{entry.text()}' (see the part 'lists' of this file)")
    return lists[entry.text()] if entry is not None else None


def _check_reachable(document: Document, topics: Iterable[Topic], path: Path) -> None:
    shown: set[Sentence] = set()
    for topic in topics:
        shown.update(topic.quotes)
        if topic.list:
            shown.update(sentence for entry in topic.list.entries for sentence in entry.quotes)
    for sentence in document.sentences:
        if sentence not in shown:
            raise TopicsError(f"{path}: no topic shows sentence {sentence.number} of the document: “{sentence.text}”")
