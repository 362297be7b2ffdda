"""A patient who writes too fast is told so once a minute; an emergency is never too much."""

import time

import pytest

from bot.messengers.answering import Answering
from bot.messengers.message import Incoming, Kind
from bot.reply import TurnReply

from ...messengers.chat import ScriptedChat, reply_to
from ..fakes import words_of
from .fakes import FakeKeys, did
from .test_answering import BUTTONS, NOTICE, answering_with, offering, shown

BUSY = words_of("utter_busy")


class Time:
    """As a test wants it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_800_000_000.0
        monkeypatch.setattr(time, "time", lambda: self.now)


class WatchfulChat(ScriptedChat):
    """Sees emergencies in what is not taken, too."""

    def busy(self, text: str) -> TurnReply:
        return self.script.get(text) or super().busy(text)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def chat() -> WatchfulChat:
    return WatchfulChat({"help": reply_to("help", NOTICE, urgent=True), "delete": offering("delete")})


@pytest.fixture
def answering(chat: WatchfulChat, clock: Time) -> Answering:
    """Two turns a minute."""
    return answering_with(chat, FakeKeys(known={"c", "another"}), turns=2)


async def flood(answering: Answering, number: int, conversation: str = "c") -> list[str]:
    return [text for _ in range(number) for text in await shown(answering, did("hi"), conversation)]


async def test_what_is_too_much_is_answered_once_and_then_no_more(answering: Answering, chat: WatchfulChat) -> None:
    assert await flood(answering, 10) == ["You wrote: hi", "You wrote: hi", BUSY]
    assert len(chat.keys) == 2, "the conversation is left alone"


async def test_another_patient_is_answered_all_the_same(answering: Answering) -> None:
    await flood(answering, 10)
    assert await flood(answering, 2, "another") == ["You wrote: hi"] * 2


async def test_a_minute_later_it_is_as_before(answering: Answering, clock: Time) -> None:
    before = await flood(answering, 10)
    clock.now += 61
    assert await flood(answering, 10) == before


@pytest.mark.parametrize("kind", [Kind.BUTTON, Kind.START, Kind.OTHER, Kind.EDITED])
async def test_whatever_a_patient_does_counts(answering: Answering, kind: Kind) -> None:
    incoming = Incoming("1", "pat", "pat", kind, BUTTONS.id_of("c", "yes"))
    texts = [await shown(answering, incoming) for _ in range(5)]
    assert [BUSY in each for each in texts] == [False, False, True, False, False] and texts[3:] == [[], []]


async def test_an_emergency_is_never_too_much(answering: Answering) -> None:
    await flood(answering, 2)
    assert [await shown(answering, did("help")) for _ in range(5)] == [["Call for help now."]] * 5
    assert await flood(answering, 2) == [BUSY], "which is still to be said"
    assert await shown(answering, did("help")) == ["Call for help now."], "even in the silence"


async def test_who_stops_or_wants_help_is_answered_even_then(answering: Answering) -> None:
    await flood(answering, 10)
    assert await shown(answering, did("stop", Kind.STOP)) == ["No more messages."]
    assert await shown(answering, did("help", Kind.HELP)) == ["Call your clinic."]


async def test_what_was_offered_before_can_be_chosen_after_the_wait(
    answering: Answering, chat: WatchfulChat, clock: Time
) -> None:
    await shown(answering, did("hi"))
    await shown(answering, did("delete"))
    assert await shown(answering, did("2")) == [BUSY]
    clock.now += 61
    await shown(answering, did("2"))
    assert chat.turns[-1] == ("c", "press", "no")


@pytest.fixture
def roomy(chat: WatchfulChat, clock: Time) -> Answering:
    """More turns than anybody takes."""
    return answering_with(chat, FakeKeys(known={"c", "another"}))


ALBUM = [did("", Kind.OTHER)] * 4
ONLY_TEXT = [words_of("utter_only_text")]


async def test_an_album_gets_one_reply_however_many_pictures_it_has(roomy: Answering, clock: Time) -> None:
    assert [await shown(roomy, picture) for picture in ALBUM] == [ONLY_TEXT, [], [], []]
    assert await shown(roomy, ALBUM[0], "another") == ONLY_TEXT
    clock.now += 11
    assert [await shown(roomy, picture) for picture in ALBUM] == [ONLY_TEXT, [], [], []], "another album"


async def test_words_beside_a_picture_are_always_looked_at(roomy: Answering, chat: WatchfulChat) -> None:
    assert [await shown(roomy, picture) for picture in ALBUM[:2]] == [ONLY_TEXT, []]
    assert await shown(roomy, did("is this it?", Kind.OTHER)) == ONLY_TEXT
    assert await shown(roomy, did("help", Kind.OTHER)) == ["Call for help now."]
    assert await shown(roomy, did("hi")) == ["You wrote: hi"]
