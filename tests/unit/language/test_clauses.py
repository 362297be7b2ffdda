"""A sentence that joins several questions is split into them, and no word is lost."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.clauses import asks, clauses

JOINED = [
    ("Does it treat hiccups, and for how many hours?", ["Does it treat hiccups", "for how many hours?"]),
    ("what is baclofen for can i drink on it", ["what is baclofen for", "can i drink on it"]),
    ("i feel sick is it the baclofen", ["i feel sick", "is it the baclofen"]),
    ("is it safe and does it work", ["is it safe", "does it work"]),
    ("Can I drink and is it ok and what if I stop", ["Can I drink", "is it ok", "what if I stop"]),
    ("whats it for and can i drink", ["whats it for", "can i drink"]),
    ("hows it work and what is it", ["hows it work", "what is it"]),
    ("what is it; how does it work", ["what is it", "how does it work"]),
    ("I take 10mg - can I take more", ["I take 10mg", "can I take more"]),
    ("i take it at night, is that ok", ["i take it at night", "is that ok"]),
    ("how long until it works what are the side effects", ["how long until it works", "what are the side effects"]),
    ("does it make you sleepy or CAN I drive", ["does it make you sleepy", "CAN I drive"]),
]
SINGLE = [
    "how many hours after my tablet may I drink wine",
    "What side effects can I expect?",
    "how much can i take",
    "can i drink and drive",
    "can i take it with food and water",
    "can i take it if i am pregnant",
    "I know what it is",
    "do you know what it is for",
    "can you tell me when i can drink",
    "what happens if i stop and then what",
    "which one is better and why",
    "and what is it",
    "what is it",
    "baclofen",
    "?",
    "🙂",
    "",
]


@pytest.mark.parametrize(("sentence", "found"), JOINED)
def test_a_sentence_of_several_questions_is_split(sentence: str, found: list[str]) -> None:
    assert list(clauses(sentence)) == found


@pytest.mark.parametrize("sentence", SINGLE)
def test_a_sentence_of_one_question_stays_whole(sentence: str) -> None:
    assert clauses(sentence) == (sentence,)


WORDS = [
    "and", "or", "but", "also,", "then", "what", "how", "is", "it", "can", "i", "you", "drink", "baclofen",
    "for,", "which", "on", "the", ";", "-", "..", "?", "know", "if", "🙂", "any", "other",
]  # fmt: skip
JOINTS = {"and", "or", "but", "also", "then", "plus", "secondly", "", "-"}


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_clauses_hold_the_words_of_the_sentence_in_order(sentence: str) -> None:
    left = " ".join(clauses(sentence)).split()
    lost = []
    for word in sentence.split():
        if left and left[0].strip(",;.") == word.strip(",;."):
            left.pop(0)
        else:
            lost.append(word.strip(",;:."))
    assert left == [] and set(lost) <= JOINTS


@given(st.text())
def test_no_text_is_too_odd_to_be_split(text: str) -> None:
    found = clauses(text)
    assert found and all(each in text and each == each.strip() for each in found)


ASKING = [
    "can i drink",
    "so what is it for",
    "Normal?",
    "ok so, tell me what it does",
    "- is it ok",
    "any chance of wine",
]
TELLING = [
    "I have had MS for years.",
    "i can drink",
    "thanks",
    "sofa",
    "it is what i take",
    "I know what it is",
    "🙂",
    "",
]


@pytest.mark.parametrize("text", ASKING)
def test_a_question_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", TELLING)
def test_what_is_told_does_not_ask(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize("text", ["so " * 300 + "x", "and what " * 100, "." * 900, "can i, " * 140, " and" * 250])
def test_a_long_text_of_openings_takes_no_time(text: str) -> None:
    start = perf_counter()
    asks(text)
    clauses(text)
    assert perf_counter() - start < 1
