"""From a turn to its record."""

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.leaflet.question import Kind as Named
from bot.leaflet.question import Mention, Question
from bot.loading import Loading
from bot.recording import Recorder, Said
from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Feedback, Release, Turn
from bot.reply import Kind, Message, TurnReply
from bot.trackers import Taken, slots_set, unpack

SLOTS = ("reply", "doctor_questions", "mood")
KIND = {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
DOMAIN = Domain.from_dict({"slots": {name: dict(KIND) for name in SLOTS}})  # which takes them apart
RELEASE = Release("d" * 64, "model-1", "0.1.0+abc")
TEXT = "My name is Al, may I drink wine?"


class FakeKeeper:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.deleted: list[str] = []

    async def keep(self, entry: Entry) -> None:
        self.entries.append(entry)

    async def delete(self, conversation: str) -> None:
        self.deleted.append(conversation)


def redact(text: str) -> RedactedText:
    if "unreadable" in text:
        raise RuntimeError(text)
    return RedactedText(text.replace("Al,", "[name],"))


def a_question(text: str = TEXT, intent: str = "ask_alcohol", *mentions: Mention) -> Question:
    ranking = ((intent, 0.9), ("ask_food", 0.06), ("ask_drinks", 0.03), ("ask_price", 0.01))
    return Question(text, intent, 0.9, mentions, ranking)


def a_tracker(*slots: SlotSet, questions: tuple[Question, ...] = (), before: tuple[Any, ...] = ()) -> Any:
    parsed = {"questions": [question.to_dict() for question in questions]}
    said = UserUttered(TEXT, {"name": "ask_alcohol", "confidence": 0.9}, parse_data=parsed)
    listen = ActionExecuted("action_listen")
    events = [*before, listen, said, ActionExecuted("action_answer_question"), *slots, listen]
    return DialogueStateTracker.from_events("c", events, DOMAIN.slots)


def a_reply(**changes: Any) -> TurnReply:
    messages = (
        Message(Kind.SAY, "The leaflet says:", response="utter_quote"),
        Message(Kind.QUOTE, "Avoid alcohol", "Alcohol", 40),
    )
    reply = {"user": TEXT, "verdict": "answered", "urgent": False, "intent": "ask_alcohol", "confidence": 0.9}
    return TurnReply(**{**reply, "messages": messages, **changes})


async def entry_of(tracker: Any = None, *, is_whole: bool = True, **reply: Any) -> Entry:
    """What is kept of a turn."""
    keeper = FakeKeeper()
    taken = Taken(tracker, is_whole) if tracker else None
    recorder = Recorder(keeper, Loading.done(redact), lambda: RELEASE)
    await recorder.keep(Said("k", "c", a_reply(**reply), taken, time.perf_counter() - 1))
    (entry,) = keeper.entries
    assert keeper.deleted == []
    return entry


async def turn_of(tracker: Any = None, **reply: Any) -> Turn:
    return (await entry_of(tracker, **reply)).turn


async def test_a_turn_is_kept_as_it_was_asked_and_answered() -> None:
    turn = await turn_of(a_tracker(questions=(a_question(),)), urgent=True)
    assert (turn.conversation, turn.channel, turn.verdict, turn.urgent) == ("c", "web", "answered", True)
    assert turn.shown == ("utter_quote", 40) and turn.release == RELEASE
    assert abs(datetime.now(UTC) - turn.at) < timedelta(minutes=1)
    assert 1000 <= turn.milliseconds < 60_000


@pytest.mark.parametrize(("conversation", "channel"), [("0a1b", "web"), ("sms.0a1b", "sms"), ("slack.0a.1b", "slack")])
async def test_a_turn_has_the_channel_that_its_conversation_is_held_by(conversation: str, channel: str) -> None:
    keeper = FakeKeeper()
    recorder = Recorder(keeper, Loading.done(redact), lambda: RELEASE)
    await recorder.keep(Said("k", conversation, a_reply(), None, 0.0))
    assert [(entry.turn.conversation, entry.turn.channel) for entry in keeper.entries] == [(conversation, channel)]


async def test_its_text_is_redacted() -> None:
    assert (await turn_of()).text == RedactedText("My name is [name], may I drink wine?")


async def test_a_record_has_the_key_of_its_turn_and_the_reply_as_it_was() -> None:
    entry = await entry_of(a_tracker())
    assert entry.turn.key == "k"
    assert TurnReply.from_plain(json.loads(entry.reply)) == a_reply()


async def test_a_conversation_is_forgotten_where_it_is_kept() -> None:
    keeper = FakeKeeper()
    await Recorder(keeper, Loading.done(redact), lambda: RELEASE).forget("c")
    assert keeper.deleted == ["c"]


@pytest.mark.parametrize("by_chat", [True, False])
async def test_what_waits_for_redaction_is_kept_before_the_conversation_is_deleted_and_not_after(by_chat: bool) -> None:
    done: list[str] = []

    class Keeper:
        async def keep(self, entry: Entry) -> None:
            done.append("kept")

        async def delete(self, conversation: str) -> None:
            done.append("deleted")

    loading = Loading[Any](lambda: redact)
    recorder = Recorder(Keeper(), loading, lambda: RELEASE)
    keeping = asyncio.create_task(recorder.keep(Said("k", "c", a_reply(), None, 0.0)))
    await asyncio.sleep(0)
    wish = recorder.keep(Said("d", "c", a_reply(deletes=True), None, 0.0)) if by_chat else recorder.forget("c")
    deleting = asyncio.create_task(wish)
    await asyncio.sleep(0)
    loading.load()
    await asyncio.gather(keeping, deleting)
    assert done == ["kept", "deleted"]


def test_turns_are_kept_at_once_when_redaction_is_loaded_or_never_will_be() -> None:
    loading = Loading[Any](lambda: 1 // 0)
    recorder = Recorder(FakeKeeper(), loading, lambda: RELEASE)
    assert not recorder.is_ready
    loading.load()
    assert recorder.is_ready


async def test_without_redaction_no_texts_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    keeper, redaction = FakeKeeper(), Loading[Any](lambda: 1 // 0)
    redaction.load()
    recorder = Recorder(keeper, redaction, lambda: RELEASE)
    tracker = a_tracker(SlotSet("doctor_questions", ["why"]))
    await recorder.keep(Said("k", "c", a_reply(), Taken(tracker, is_whole=True), 0.0))
    (entry,) = keeper.entries
    assert (entry.turn.text.text, entry.doctor_questions) == ("", ())
    assert "there is no redaction, and no texts are kept: ZeroDivisionError" in caplog.text


async def test_what_it_asked_is_kept_with_the_likeliest_three_intents_of_each_question() -> None:
    turn = await turn_of(a_tracker(questions=(a_question(), a_question(intent="ask_price"))))
    others = (("ask_food", 0.06), ("ask_drinks", 0.03))
    assert turn.asked == (Asked((("ask_alcohol", 0.9), *others)), Asked((("ask_price", 0.9), *others)))


MENTIONS = [
    ("wine", TEXT, True),  # yes
    ("My name", TEXT, True),  # yes
    ("Al", TEXT, False),  # no: redacted
    ("Al", "Al, also with Alcohol?", False),  # no: only within other words
    ("Al", "Al, or was it Al?", True),  # yes: the redactor left it there
    ("Crohn's", "It’s Crohn’s, is it?", True),  # yes: read in another form than typed
    ("a+b(c)", "is a+b(c) fine", True),  # yes
    ("beer", TEXT, False),  # no: of another text
    ("", TEXT, False),  # no
    ("🍷", "may I 🍷?", True),  # yes
]


@pytest.mark.parametrize(("words", "text", "is_kept"), MENTIONS)
async def test_a_mention_is_kept_where_its_words_were_not_redacted(words: str, text: str, is_kept: bool) -> None:
    mention = Mention(Named.TERM, words, "alcohol", near=True)
    turn = await turn_of(a_tracker(questions=(a_question(text, "ask_alcohol", mention),)), user=text)
    assert turn.asked[0].mentions == ((mention,) if is_kept else ())


async def test_a_button_is_a_question_of_one_intent() -> None:
    assert (await turn_of(a_tracker())).asked == (Asked((("ask_alcohol", 0.9),)),)


async def test_where_nothing_was_understood_nothing_was_asked() -> None:
    turn = await turn_of(None, intent="", confidence=0.0)
    assert turn.asked == () and turn.intent == ""


async def test_a_turn_that_the_model_did_not_answer_leaves_the_turn_alone() -> None:
    entry = await entry_of(None)
    assert entry == Entry(entry.turn, entry.reply)


@pytest.mark.parametrize("is_whole", [True, False])
async def test_the_state_is_what_the_next_turn_needs(is_whole: bool) -> None:
    tracker = a_tracker(SlotSet("mood", "blue"))
    entry = await entry_of(tracker, is_whole=is_whole)
    assert entry.is_whole is is_whole and entry.state
    assert unpack(entry.state, "c", DOMAIN).get_slot("mood") == "blue"


async def test_the_list_for_the_doctor_is_kept_redacted_where_the_turn_changed_it() -> None:
    entry = await entry_of(a_tracker(SlotSet("doctor_questions", ["I am Al, may I?", "why"])))
    assert entry.doctor_questions == (RedactedText("I am [name], may I?"), RedactedText("why"))


@pytest.mark.parametrize("emptied", [None, []])
async def test_a_list_that_was_emptied_is_empty(emptied: list[str] | None) -> None:
    assert (await entry_of(a_tracker(SlotSet("doctor_questions", emptied)))).doctor_questions == ()


async def test_a_list_of_before_is_left_as_it_is() -> None:
    kept = (ActionExecuted("action_session_start"), SessionStarted(), SlotSet("doctor_questions", ["a"]))
    assert (await entry_of(a_tracker(before=kept))).doctor_questions is None


async def test_what_cannot_be_redacted_is_not_kept_and_the_turn_is(caplog: pytest.LogCaptureFixture) -> None:
    tracker = a_tracker(SlotSet("doctor_questions", ["unreadable", "why"]))
    entry = await entry_of(tracker, user="unreadable, my name is Ann")
    assert entry.turn.text == RedactedText("") and entry.doctor_questions == (RedactedText("why"),)
    assert "a text could not be redacted and is not kept: RuntimeError" in caplog.text and "Ann" not in caplog.text


@pytest.mark.parametrize(
    ("intent", "feedback"),
    [
        ("say_helpful", Feedback(helpful=True)),
        ("say_unhelpful", Feedback(helpful=False)),
        ("ask_alcohol", None),
        ("", None),
    ],
)
async def test_feedback_is_what_the_turn_says_of_the_one_before(intent: str, feedback: Feedback | None) -> None:
    assert (await entry_of(a_tracker(), intent=intent)).feedback == feedback


async def test_a_turn_in_which_the_patient_deletes_leaves_nothing_else() -> None:
    keeper = FakeKeeper()
    tracker = a_tracker(
        SlotSet("doctor_questions", ["a"]), SlotSet("reply", {"verdict": "small_talk", "deletes": True})
    )
    recorder = Recorder(keeper, Loading.done(redact), lambda: RELEASE)
    await recorder.keep(Said("k", "c", a_reply(deletes=True), Taken(tracker, is_whole=True), 0.0))
    assert keeper.deleted == ["c"] and keeper.entries == []


def test_the_slots_a_turn_set_are_those_after_its_message_with_their_last_values() -> None:
    before, after = SlotSet("mood", "of before"), (SlotSet("reply", 1), SlotSet("reply", 2), SlotSet("mood", None))
    assert slots_set(a_tracker(before=(before,))) == {}
    assert slots_set(a_tracker(*after, before=(before,))) == {"reply": 2, "mood": None}
