"""Faults inside the bot, one a row: what is broken, for whom, and what the patient gets who meets it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.gate import Gate
from bot.language.encoder import SentenceEncoder
from bot.language.vector_cache import VectorCache
from bot.loading import Loading
from bot.records import store as store_module
from bot.records.dead_letters import DeadLetters
from bot.records.errors import DeadLettersError
from bot.records.reading import state_of
from bot.records.recovering import work_of

from .clinic import ALCOHOL, Clinic

SLOT = {"event": "slot", "name": "reply"}
MARK = "possibly"  # a word that only the patient says for whom something breaks
ACTION = "action_answer_question"

Break = Callable[[Clinic, pytest.MonkeyPatch, threading.Event], None]


@dataclass(frozen=True)
class Fault:
    """Something that is broken by `breaks`; the event ends what hangs. `is_answered` where the patient gets the answer
    all the same, else it is the safe message."""

    name: str
    breaks: Break
    is_answered: bool = False


def _has_mark(tracker: Any) -> bool:
    return MARK in (tracker.latest_message.get("text") or "")


def action(does: Callable[[Any, threading.Event], Any]) -> Break:
    """The action that answers does something else, for the patient who says the mark."""

    def breaks(clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
        assert clinic.model.now is not None
        actions: dict[str, Any] = clinic.model.now._agent.processor._actions._executor.actions
        whole = actions[ACTION]

        async def run(dispatcher: Any, tracker: Any, domain: Any) -> Any:
            if not _has_mark(tracker):
                return await whole(dispatcher, tracker, domain)
            outcome = does(dispatcher, over)
            return await outcome if asyncio.iscoroutine(outcome) else outcome

        patch.setitem(actions, ACTION, run)

    return breaks


def component(owner: type, name: str, does: Callable[[threading.Event], Any]) -> Break:
    """A part of the model does something else where it is given the mark."""

    def breaks(_clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
        whole = getattr(owner, name)

        def broken(self: Any, *given: Any, **named: Any) -> Any:
            return does(over) if MARK in repr(_texts(given, named)) else whole(self, *given, **named)

        patch.setattr(owner, name, broken)

    return breaks


def encoder(does: Callable[[threading.Event], Any]) -> Break:
    """MiniLM does something else where it is given the mark, whose texts are all new to it."""
    breaks_it = component(SentenceEncoder, "_vector", does)

    def breaks(clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
        patch.setattr(VectorCache, "_recall", lambda *_: None)
        breaks_it(clinic, patch, over)

    return breaks


def node(name: str, does: Callable[[threading.Event], Any]) -> Break:
    """A node of the model's graph does something else where a message has the mark."""

    def breaks(clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
        assert clinic.model.now is not None
        nodes = clinic.model.now._agent.processor.graph_runner._nodes
        (found,) = (each for key, each in nodes.items() if name in key)
        whole = found._fn

        def broken(self: Any, *given: Any, **named: Any) -> Any:
            return does(over) if MARK in repr(_texts(given, named)) else whole(self, *given, **named)

        patch.setattr(found, "_fn", broken)

    return breaks


def _texts(given: Any, named: Any) -> list[Any]:
    """What texts a call was given: itself, of messages, of a tracker."""
    found: list[Any] = []
    for each in [*given, *named.values()]:
        for one in each if isinstance(each, list | tuple) else [each]:
            latest = getattr(one, "latest_message", None)
            text = one.get("text") if hasattr(one, "get") and not isinstance(one, dict) else one
            found.append(latest.text if latest else text if isinstance(text, str) else "")
    return found


def raising(err: BaseException) -> Callable[..., Any]:
    """What raises it."""

    def fail(*_: Any) -> Any:
        raise err

    return fail


def hang(over: threading.Event) -> None:
    """Blocks its thread."""
    over.wait(60)


def say(**message: Any) -> Callable[[Any, threading.Event], Any]:
    """An action that says this."""

    def does(dispatcher: Any, _over: threading.Event) -> list[Any]:
        dispatcher.utter_message(**message)
        return []

    return does


async def _wait_for_ever() -> None:
    await asyncio.Event().wait()


async def _take_long() -> None:
    await asyncio.sleep(0.3)
    raise LookupError


def _swallow_cancelling(_dispatcher: Any, over: threading.Event) -> Any:
    async def run() -> None:
        while not over.is_set():
            try:
                await asyncio.sleep(0.05)
            except asyncio.CancelledError:
                continue

    return run()


def again_and_again(_dispatcher: Any, _over: threading.Event) -> list[Any]:
    """An action that follows itself."""
    return [{"event": "followup", "name": ACTION, "timestamp": None}]


ACTIONS = [
    Fault("it raises", action(raising(KeyError("my secret")))),
    Fault("it raises what is no Exception", action(raising(SystemExit(3)))),
    Fault("it runs out of stack", action(raising(RecursionError()))),
    Fault("it runs out of memory", action(raising(MemoryError()))),
    Fault("it says and sets nothing", action(lambda *_: None)),
    Fault("it returns no list", action(lambda *_: 7)),
    Fault("it returns an event of another world", action(lambda *_: [{"event": "wool"}])),
    Fault("it sets a slot to what cannot be kept", action(lambda *_: [{**SLOT, "value": set()}])),
    Fault("it says what is no sentence", action(say(text="Take two tablets."))),
    Fault("it says half a sentence", action(say(text=ALCOHOL[:40]))),
    Fault("it says a response that is not there", action(say(response="utter_wool"))),
    Fault("it says blanks", action(say(text="  "))),
    Fault("it offers an unknown button", action(say(text=ALCOHOL, buttons=[{"title": "x", "payload": "/x"}]))),
    Fault("it sends a picture", action(say(image="http://192.0.2.1/x.png"))),
    Fault("it follows itself for ever", action(again_and_again)),
    Fault("it waits for ever", action(lambda *_: _wait_for_ever())),
    Fault("it cannot be interrupted", action(_swallow_cancelling)),
    Fault("it blocks its thread", action(lambda _dispatcher, over: hang(over))),
    Fault("it takes long, and fails", action(lambda *_: _take_long())),
]
MODELS = [
    Fault("the encoder fails", encoder(raising(RuntimeError("my secret")))),
    Fault("the encoder blocks", encoder(hang)),
    Fault("the classifier fails", node("IntentClassifier", raising(ValueError("my secret")))),
    Fault("the classifier gives nothing", node("IntentClassifier", lambda _: [])),
    Fault("the reader fails", node("QuestionReader", raising(IndexError("my secret")))),
    Fault("the last component gives nothing", node("QuestionGatherer", lambda _: [])),
    Fault("the policy fails", node("RulePolicy", raising(ArithmeticError()))),
    Fault("the policy blocks", node("RulePolicy", hang)),
    Fault("the gate fails", component(Gate, "check", raising(RuntimeError()))),
]


def store_method(name: str, does: Callable[..., Any]) -> Break:
    """A function that the store calls does something else, for everybody."""

    def breaks(_clinic: Clinic, patch: pytest.MonkeyPatch, _over: threading.Event) -> None:
        patch.setattr(store_module, name, does)

    return breaks


def writer(does: Callable[[threading.Event], Any]) -> Break:
    """Writing to the database does something else."""

    def breaks(clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
        whole = work_of

        def broken(letter: Any) -> Callable[[Any], object]:
            return lambda connection: (does(over), whole(letter)(connection))

        patch.setattr(store_module, "work_of", broken)

    return breaks


def _away(*_: Any) -> Any:
    raise SQLAlchemyError("my secret")


def _full_disk_too(clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
    writer(_away)(clinic, patch, over)
    patch.setattr(DeadLetters, "add", raising(DeadLettersError("full")))


def _no_redaction(clinic: Clinic, patch: pytest.MonkeyPatch, _over: threading.Event) -> None:
    patch.setattr(clinic.bot._recorder, "_redact", Loading.done(raising(RuntimeError("my secret"))))


def _redaction_later(clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
    loading: Loading[Any] = Loading(lambda: (over.wait(60), clinic.redact.now)[1])
    threading.Thread(target=loading.load, daemon=True).start()
    patch.setattr(clinic.bot._recorder, "_redact", loading)


def _unreadable_state(_clinic: Clinic, patch: pytest.MonkeyPatch, _over: threading.Event) -> None:
    patch.setattr(store_module, "state_of", lambda *_: '[{"event": "of another Rasa"}]')


def _read_hangs(_clinic: Clinic, patch: pytest.MonkeyPatch, over: threading.Event) -> None:
    def broken(*given: Any) -> Any:
        over.wait(60)
        return state_of(*given)

    patch.setattr(store_module, "state_of", broken)


RECORDS = [
    Fault("reading fails", store_method("state_of", _away), is_answered=True),
    Fault("reading hangs", _read_hangs, is_answered=True),
    Fault("reading gives nonsense", _unreadable_state, is_answered=True),
    Fault("writing fails", writer(_away), is_answered=True),
    Fault("writing hangs", writer(hang), is_answered=True),
    Fault("writing fails and the disk is full", _full_disk_too, is_answered=True),
    Fault("redaction fails", _no_redaction, is_answered=True),
    Fault("redaction is not loaded yet", _redaction_later, is_answered=True),
]
FAULTS = [*ACTIONS, *MODELS, *RECORDS]


@contextmanager
def broken(fault: Fault, clinic: Clinic) -> Iterator[None]:
    """Within this it is broken; afterwards it is whole, and what hung has ended."""
    over = threading.Event()
    with pytest.MonkeyPatch.context() as patch:
        fault.breaks(clinic, patch, over)
        try:
            yield
        finally:
            over.set()
