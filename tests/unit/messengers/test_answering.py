"""What patients get for what they do: the conversation's reply, and around it what an app has no page for."""

import pytest

from bot.button_ids import ButtonIds
from bot.messengers import answering as module
from bot.messengers.answering import Answering, notices
from bot.messengers.message import Incoming, Kind
from bot.reply import Button, Message, TurnReply
from bot.reply import Kind as Shown

from ...messengers.chat import ScriptedChat, reply_to
from .fakes import NOTICES, FakeKeys, did, say

BUTTONS = ButtonIds("a secret", ["yes", "no"])
OFFER = (Button("yes", "Yes, delete it all"), Button("no", "No, keep it"))
NOTICE = Message(Shown.NOTICE, "Call for help now.", response="utter_notice_emergency")


def offering(text: str) -> TurnReply:
    return reply_to(text, say("Delete it?"), buttons=OFFER)


@pytest.fixture
def chat() -> ScriptedChat:
    urgent = reply_to("I took 20 pills", NOTICE, say("Also ask your doctor."), urgent=True)
    return ScriptedChat({"delete": offering("delete"), "I took 20 pills": urgent})


@pytest.fixture
def known() -> FakeKeys:
    return FakeKeys()


@pytest.fixture
def answering(chat: ScriptedChat, known: FakeKeys) -> Answering:
    return answering_with(chat, known)


def answering_with(chat: ScriptedChat, known: FakeKeys, turns: int = 1000) -> Answering:
    return Answering(chat, BUTTONS, NOTICES, known, turns)


async def shown(answering: Answering, incoming: Incoming, conversation: str = "c") -> list[str]:
    """Their texts, in order."""
    answer = await answering.answer(conversation, f"key of {incoming.text}", incoming)
    return [message.text for message in (*answer.first, *answer.messages)]


@pytest.mark.parametrize(
    ("incoming", "turn"),
    [
        (did("can I drink?"), ("c", "say", "can I drink?")),
        (did("2"), ("c", "say", "2")),  # nothing was offered
        (did("/restart"), ("c", "say", "/restart")),
        (did(BUTTONS.id_of("c", "yes"), Kind.BUTTON), ("c", "press", "yes")),
        (did(BUTTONS.id_of("another", "yes"), Kind.BUTTON), ("c", "press", "")),
        (did("yes", Kind.BUTTON), ("c", "press", "")),
        (did("/start", Kind.START), ("c", "utter_greet", "/start")),
        (did("my son ate these", Kind.OTHER), ("c", "utter_only_text", "my son ate these")),
        (did("and beer?", Kind.EDITED), ("c", "utter_edited", "and beer?")),
    ],
)
async def test_what_the_conversation_is_asked(
    answering: Answering, chat: ScriptedChat, incoming: Incoming, turn: tuple[str, str, str]
) -> None:
    await answering.answer("c", "the message's key", incoming)
    assert (chat.turns, chat.keys) == ([turn], ["the message's key"])


@pytest.mark.parametrize(
    ("incoming", "texts"),
    [
        (did("stop", Kind.STOP), ["No more messages."]),
        (did("", Kind.STOP), []),  # the platform has answered
        (did("help", Kind.HELP), ["Call your clinic."]),
    ],
)
async def test_carriers_words_are_answered_without_a_turn_and_without_a_database(
    answering: Answering, chat: ScriptedChat, known: FakeKeys, incoming: Incoming, texts: list[str]
) -> None:
    known.is_away = True
    assert await shown(answering, incoming) == texts and chat.turns == []


async def test_buttons_and_the_wish_to_delete_are_handed_on(answering: Answering, chat: ScriptedChat) -> None:
    chat.script["yes"] = reply_to("yes", say("Gone."), deletes=True)
    offered = await answering.answer("c", "1", did("delete"))
    assert (offered.messages, offered.buttons, offered.deletes) == ((say("Delete it?"),), OFFER, False)
    assert (await answering.answer("c", "2", did("1"))).deletes


async def test_who_deletes_is_told_what_the_app_still_shows(answering: Answering, chat: ScriptedChat) -> None:
    chat.script["delete"] = reply_to("delete", say("It is deleted."), deletes=True)
    assert await shown(answering, did("delete")) == [
        "I am a program.",
        "It is deleted.",
        "What you see here is not deleted.",
    ]


async def test_who_writes_for_the_first_time_is_told_first_who_answers(answering: Answering) -> None:
    answer = await answering.answer("c", "1", did("hi"))
    assert [message.text for message in answer.first] == ["I am a program."], "by itself"
    assert await shown(answering, did("hi")) == ["You wrote: hi"], "and only then"
    assert await shown(answering, did("hi"), "another") == ["I am a program.", "You wrote: hi"]


async def test_who_has_written_before_is_not_told_again(answering: Answering, known: FakeKeys) -> None:
    known.known.add("c")
    assert await shown(answering, did("hi")) == ["You wrote: hi"]


async def test_in_an_emergency_the_notice_is_by_itself_and_who_this_is_is_told_in_a_calm_moment(
    answering: Answering,
) -> None:
    answer = await answering.answer("c", "1", did("I took 20 pills"))
    assert (answer.first, [each.text for each in answer.messages]) == ((NOTICE,), ["Also ask your doctor."])
    assert await shown(answering, did("he is better, thanks")) == ["I am a program.", "You wrote: he is better, thanks"]


async def test_while_the_database_is_away_a_patient_is_rather_told_twice(
    answering: Answering, chat: ScriptedChat, known: FakeKeys
) -> None:
    known.known.add("c")
    known.is_away = True
    assert await shown(answering, did("hi")) == ["I am a program.", "You wrote: hi"]
    assert await shown(answering, did("hi")) == ["You wrote: hi"], "not each time"


async def test_after_a_conversation_is_deleted_the_next_is_a_first_one(
    answering: Answering, chat: ScriptedChat
) -> None:
    chat.script["yes"] = reply_to("yes", say("Gone."), deletes=True)
    assert await shown(answering, did("delete")) == ["I am a program.", "Delete it?"]
    assert await shown(answering, did("1")) == ["Gone.", "What you see here is not deleted."]
    assert await shown(answering, did("1")) == ["I am a program.", "You wrote: 1"], "nothing is offered any more"


@pytest.mark.parametrize("text", ["2", "2.", "no, keep it", "No, keep it!"])
async def test_what_was_offered_is_chosen_by_number_or_words(
    answering: Answering, chat: ScriptedChat, text: str
) -> None:
    await answering.answer("c", "1", did("delete"))
    await answering.answer("c", "2", did(text))
    assert chat.turns[-1] == ("c", "press", "no")


async def test_only_the_last_offer_counts_and_only_to_whom_it_was_made(
    answering: Answering, chat: ScriptedChat
) -> None:
    await answering.answer("c", "1", did("delete"))
    await answering.answer("another", "2", did("2"))
    await answering.answer("c", "3", did("can I drink?"))
    await answering.answer("c", "4", did("2"))
    assert [what for _, what, _ in chat.turns] == ["say"] * 4


async def test_after_a_restart_the_offer_is_read_from_the_records(chat: ScriptedChat, known: FakeKeys) -> None:
    await answering_with(chat, known).answer("c", "1", did("delete"))
    await answering_with(chat, known).answer("c", "2", did("2"))
    assert chat.turns[-1] == ("c", "press", "no")


async def test_where_they_cannot_be_read_the_words_are_a_turn(chat: ScriptedChat, known: FakeKeys) -> None:
    await answering_with(chat, known).answer("c", "1", did("delete"))
    chat.is_away = True
    await answering_with(chat, known).answer("c", "2", did("2"))
    assert chat.turns[-1] == ("c", "say", "2")


async def test_of_many_conversations_those_of_late_are_remembered(
    answering: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_REMEMBERED", 2)
    welcomed = [
        len((await answering.answer(conversation, str(number), did("hi"))).first)
        for number, conversation in enumerate(["a", "b", "a", "c", "a", "c", "b"])
    ]
    assert welcomed == [1, 1, 0, 1, 0, 0, 1]


async def test_what_another_process_replied_since_counts(chat: ScriptedChat, known: FakeKeys) -> None:
    """A number must not choose what was offered before that: it might delete all."""
    one, other = answering_with(chat, known), answering_with(chat, known)
    await one.answer("c", "1", did("delete"))
    await other.answer("c", "2", did("no, keep it all"))
    await one.answer("c", "3", did("1"))
    assert chat.turns[-1] == ("c", "say", "1")


@pytest.mark.parametrize(
    ("contact", "help_words", "response"),
    [
        ("", "Call your clinic.", "utter_sms_help"),
        ("01632 960000", "Call 01632 960000.", "utter_sms_help_at"),
        ("{number}", "Call {number}.", "utter_sms_help_at"),
    ],
)
def test_the_fixed_messages_tell_how_long_and_whom_to_call(contact: str, help_words: str, response: str) -> None:
    words = {
        "utter_messenger_welcome": "It goes after {number} days.",
        "utter_messenger_deleted": "It stays here.",
        "utter_sms_stopped": "No more messages.",
        "utter_sms_help": "Call your clinic.",
        "utter_sms_help_at": "Call {contact}.",
    }
    fixed = notices(words.__getitem__, 30, contact)
    assert fixed.welcome == Message(Shown.SAY, "It goes after 30 days.", response="utter_messenger_welcome")
    assert fixed.deleted == Message(Shown.SAY, "It stays here.", response="utter_messenger_deleted")
    assert fixed.stopped == Message(Shown.SAY, "No more messages.", response="utter_sms_stopped")
    assert fixed.help == Message(Shown.SAY, help_words, response=response)
