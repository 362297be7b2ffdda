"""Whatever was understood, or misunderstood, what is shown keeps the promises."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rasa.core.nlg.interpolator import interpolate_text
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import utter
from bot.bootstrap import answering, buttons, document, gate, wording
from bot.dialogue.context import Context
from bot.leaflet.answer import Line, Quote, Reply, Say, Verdict
from bot.leaflet.intents import NOT_UNDERSTOOD
from bot.leaflet.question import Kind, Mention, Question

from .actions.fakes import tracker
from .content import read_content

CONTENT = read_content()
LISTED = [f"ask_{topic.name}" for topic in CONTENT.topics.by_name.values() if topic.list]
INTENTS = st.sampled_from([*CONTENT.intents, NOT_UNDERSTOOD]) | st.sampled_from(LISTED)
REPORTS = st.sampled_from([intent for intent in CONTENT.intents if intent.startswith("report_")])
ODD = ["0[", "{mention}", "{", "}", "wait…", "”:", "a\nb", "💊", "İ", "ΟΔΟΣ", "can’t", "x" * 60]
WORDS = st.one_of(st.sampled_from(ODD), st.text(min_size=1)).filter(lambda word: word.strip().strip("…"))
TERMS = st.none() | st.sampled_from(sorted(CONTENT.topics.terms)) | WORDS
MENTIONS = st.builds(Mention, st.sampled_from(Kind), WORDS, TERMS, st.booleans())
CONFIDENCES = st.floats(0, 1)
UNEXPLAINED = st.lists(st.lists(WORDS, max_size=3).map(tuple), max_size=4).map(tuple)
RANKINGS = st.lists(st.tuples(INTENTS, CONFIDENCES), min_size=1, max_size=12, unique_by=lambda each: each[0])


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question as it comes from the tracker; its text holds what it mentions."""
    mentions = tuple(draw(st.lists(MENTIONS, max_size=4)))
    text = " ".join([draw(st.text()), *(mention.text for mention in mentions)])
    ranking = tuple(draw(RANKINGS))
    intent, confidence = draw(st.sampled_from(ranking))
    around = tuple(draw(st.lists(MENTIONS, max_size=2)))
    return Question(text, intent, confidence, mentions, ranking, draw(UNEXPLAINED), around)


OFFERS = {"utter_offer_to_keep", "utter_or_did_you_mean"}  # below the pointer to the doctor
SEVERAL = st.lists(questions(), min_size=1, max_size=4)


def typed(asked: Sequence[Question]) -> Tracker:
    return tracker(" ".join(question.text for question in asked), None, *asked)


def rendered(message: dict[str, Any]) -> str:
    """A message as Rasa makes it of the action's."""
    return str(message["text"] or interpolate_text(wording().text(message["response"]), message))


def is_doctor_line(line: Line) -> bool:
    return isinstance(line, Say) and line.response.startswith("utter_doctor_")


def quotes_of(lines: Sequence[Line]) -> list[str]:
    return [line.sentence.text for line in lines if isinstance(line, Quote)]


def check_what_is_seen(reply: Reply, asked: Sequence[Question]) -> None:
    """Every quote is in the document, every message passes the gate as what it is meant to be, all can be tapped."""
    dispatcher, conversation = CollectingDispatcher(), typed(asked)
    utter(dispatcher, conversation, reply, Context())
    assert len(dispatcher.messages) == len(reply.lines) > 0
    tapped = [button for message in dispatcher.messages for button in message["buttons"]]
    assert len(tapped) == len(reply.choices)
    assert all(buttons().labels[button["payload"]] == button["title"] for button in tapped)
    for line, message in zip(reply.lines, dispatcher.messages, strict=True):
        passed = gate().check(rendered(message), [str(conversation.latest_message["text"])])
        if isinstance(line, Quote):
            assert line.sentence in document().sentences
            assert document().text[line.sentence.start : line.sentence.end] == passed.text
        else:
            assert passed.response and wording().text(passed.response) == wording().text(line.response)


@given(SEVERAL)
def test_any_reply_shows_the_documents_sentences_and_words_that_pass_the_gate(asked: list[Question]) -> None:
    check_what_is_seen(answering().reply(asked), asked)


@given(REPORTS, st.lists(questions(), max_size=4))
def test_any_reply_to_an_emergency_does_too(intent: str, asked: list[Question]) -> None:
    check_what_is_seen(answering().emergency(intent, asked), asked)


@given(questions())
def test_a_silent_or_an_off_topic_answer_has_no_quote_and_any_other_has(question: Question) -> None:
    answer = answering().answer(question)

    assert bool(quotes_of(answer.lines)) is (answer.verdict in {Verdict.ANSWERED, Verdict.PARTIAL})


@given(SEVERAL)
def test_a_reply_about_the_medicine_ends_with_the_doctor(asked: list[Question]) -> None:
    reply = answering().reply(asked)
    *_, last = [line for line in reply.lines if isinstance(line, Quote) or line.response not in OFFERS]

    assert is_doctor_line(last) is bool(reply.topics)
    assert sum(map(is_doctor_line, reply.lines)) <= 1
    if reply.verdict not in {Verdict.SMALL_TALK}:
        assert any("doctor" in wording().text(line.response).lower() for line in reply.lines if isinstance(line, Say))


@given(questions())
def test_what_may_have_been_meant_is_offered_once_and_at_most_three_at_a_time(question: Question) -> None:
    offered = [choice.intent for choice in answering().reply([question]).choices if choice.intent.startswith("ask_")]

    assert len(offered) == len(set(offered)) <= 3
    assert {intent.removeprefix("ask_") for intent in offered} <= set(CONTENT.topics.by_name)


@given(SEVERAL)
def test_what_was_asked_is_answered_alike_when_it_is_asked_again(asked: list[Question]) -> None:
    reply = answering().reply(asked)

    assert {question.intent.removeprefix("ask_") for question in reply.asked} == set(reply.topics)
    assert not reply.asked or set(answering().reply(reply.asked).topics) == set(reply.topics)


@given(SEVERAL)
def test_the_verdict_fits_what_is_shown(asked: list[Question]) -> None:
    reply = answering().reply(asked)

    assert bool(quotes_of(reply.lines)) is (reply.verdict in {Verdict.ANSWERED, Verdict.PARTIAL})
    assert set(reply.topics) <= set(CONTENT.topics.by_name)
    assert not reply.urgent


@given(REPORTS, st.lists(questions(), max_size=4))
def test_an_emergency_begins_with_its_notice_and_ends_with_the_doctor(intent: str, asked: list[Question]) -> None:
    reply = answering().emergency(intent, asked)

    assert reply.urgent
    assert reply.lines[0] == Say(f"utter_notice_{intent.removeprefix('report_')}")
    assert is_doctor_line(reply.lines[-1])
    assert (reply.verdict is Verdict.ANSWERED) is bool(quotes_of(reply.lines))
