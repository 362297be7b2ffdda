"""How a turn adds to what was said before, and when it is too short to be a question of its own."""

import pytest

from bot.openers import added, is_elliptic


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        # yes: what is added
        ("and headaches?", "headaches?"),
        ("AND ALCOHOL???", "ALCOHOL???"),
        ("And what about alcohol?", "alcohol?"),
        ("what about ibuprofen", "ibuprofen"),
        ("wat about ibuprofen", "ibuprofen"),
        ("what abt wine", "wine"),
        ("how bout wine", "wine"),
        ("but what about food", "food"),
        ("okay so what about wine", "wine"),
        ("thanks, and headaches?", "headaches?"),
        ("also, with food", "with food"),
        ("same for beer?", "beer?"),
        ("or wine or beer", "wine or beer"),
        ("what if it's only one glass", "only one glass"),
        ("what if its one glass", "one glass"),
        ("+ headaches 🙂", "headaches 🙂"),
        ("and can i drive", "can i drive"),
        # a correction comes first
        ("no i meant what about wine", "wine"),
        ("Sorry, not beer, wine", "wine"),
        ("no i meant and headaches", "headaches"),
        # no: whatever is denied or told after a word of mistake stays
        ("no, it does not help", "no, it does not help"),
        ("wait, my dad is not breathing", "wait, my dad is not breathing"),
        ("and not breathing, blue lips", "not breathing, blue lips"),
        # nothing is
        ("and", ""),
        ("what about 🙂", ""),
        ("", ""),
        # no: words that only begin so
        ("orange juice", "orange juice"),
        ("android app", "android app"),
        ("evening primrose oil", "evening primrose oil"),
        ("butter", "butter"),
        ("headaches and nausea", "headaches and nausea"),
        ("what is it", "what is it"),
    ],
)
def test_what_is_added_stands_without_the_words_that_add_it(text: str, rest: str) -> None:
    assert added(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "and headaches?",
        "HEADACHES",
        "what about ibuprofen",
        "or beer?",
        "on weekends",
        "with food?",
        "and in pregnancy",
        "headache and nausea",
        "orange juice",
        "wine ok?",
        "even one glass 🍷",
        "what if i have a headache",
        "no i meant headaches",
        "and one two three four five",
    ],
)
def test_a_turn_that_only_names_something_is_no_question_of_its_own(text: str) -> None:
    assert is_elliptic(text)


@pytest.mark.parametrize(
    "text",
    [
        # whole sentences, with or without what adds them
        "can i drive",
        "And can I drive?",
        "no, can i drive",
        "what is it",
        "and why",
        "how long",
        "i feel dizzy",
        "I'm dizzy",
        "so wine is ok",
        "no, it does not help",
        "wait, my dad is not breathing",
        "no i meant can i drive",
        "tell me more",
        "and if my liver is bad",
        # long without a verb that is known
        "and one two three four five six",
        # nothing that is named
        "what about it",
        "and",
        "and 🙂",
        "👍",
        "...",
        "   ",
        "",
    ],
)
def test_a_sentence_or_nothing_is_not_completed(text: str) -> None:
    assert not is_elliptic(text)
