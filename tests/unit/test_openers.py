"""How a turn corrects what was said before, or goes back to it."""

import pytest

from bot.openers import corrected, is_first


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # yes: what was meant
        ("no i meant paracetamol", "paracetamol"),
        ("No, I meant ibuprofen", "ibuprofen"),
        ("NO I MEANT DIZZINESS!!", "DIZZINESS!!"),
        ("noo i meant dizziness", "dizziness"),
        ("no no i mean headaches", "headaches"),
        ("nah i mean weed", "weed"),
        ("no. i meant wine", "wine"),
        ("no wait i meant wine", "wine"),
        ("sorry i meant the side effects", "the side effects"),
        ("oops i meant liver", "liver"),
        ("my mistake, i meant the liver", "the liver"),
        ("no 🙄 i meant dizziness", "dizziness"),
        ("🙂 no i meant wine", "wine"),
        ("actually i meant coffee", "coffee"),
        ("I was asking about driving", "driving"),
        ("sorry i was asking about the tablets", "the tablets"),
        ("meant wine", "wine"),
        ("I meant about food", "food"),
        ("i meant can i drive", "can i drive"),
        ("what i meant was can i drink", "can i drink"),
        ("well i mean, is it safe", "is it safe"),
        # yes: of several words, which may be a sentence
        ("no i mean he is not breathing", "he is not breathing"),
        ("i meant one two three four five six seven eight", "one two three four five six seven eight"),
        # yes: mistyped
        ("typo: liver", "liver"),
        ("oops TYPO - liver 🙂", "liver 🙂"),
        # yes: with what is not meant, before or after
        ("Sorry, not alcohol, food", "food"),
        ("sorry not wine - beer", "beer"),
        ("no, not the headache, the dizziness", "the dizziness"),
        ("sorry, not my liver: my kidneys", "my kidneys"),
        ("I meant ibuprofen, not paracetamol", "ibuprofen"),
        ("i meant wine not beer", "wine"),
        ("i meant wine and not the beer!", "wine"),
    ],
)
def test_of_a_correction_what_is_meant_is_read(text: str, asked: str) -> None:
    assert corrected(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("back to the side effects", "side effects"),
        ("go back to alcohol", "alcohol"),
        ("can we go back to alcohol", "alcohol"),
        ("let's go back to my question about alcohol", "alcohol"),
        ("lets go back to the liver", "liver"),
        ("back to what you said about alcohol", "alcohol"),
        ("going back to the headaches", "headaches"),
        ("Returning to driving", "driving"),
        ("ok back to HEADACHES", "HEADACHES"),
        ("Right, back to the liver", "liver"),
        ("coming back again to driving?", "driving?"),
        ("back to one two three four five", "one two three four five"),
    ],
)
def test_of_a_return_the_matter_is_read(text: str, asked: str) -> None:
    assert corrected(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        # no: a question or a story of its own
        "can i drink",
        "what is baclofen used for?",
        "actually my doctor said 10mg",
        "oops i took two",
        "sorry what did you say",
        "sorry but can i drink",
        "I meant to ask about driving",
        "i'm asking about the tablets",
        "no, can I drive?",
        "no, can i stop",
        "actually, can I drink coffee?",
        "wait no, wine",
        "nope, nausea",
        "typo liver",
        "not sure what you mean",
        "the mean one",
        # no: something is lacking, or not so
        "no, it does not help",
        "wait, my dad is not breathing",
        "sorry, he is not breathing, help me",
        "not breathing, blue lips",
        "typo: she is not breathing",
        "no, not the wine, is the beer ok",
        "not alcohol, food",
        "no pain, why?",
        "no appetite, is that normal?",
        "no energy. is it the baclofen?",
        "no sleep since monday, help",
        "no longer dizzy",
        "no ibuprofen",
        "not feeling well, what now?",
        "not sure. can i drive",
        "not alcohol",
        # no: nothing comes after
        "no",
        "No.",
        "no thanks",
        "sorry",
        "wait",
        "I meant",
        "i mean it",
        "no, 🙂",
        "no i meant 🙂",
        "typo:",
        "sorry, not alcohol,",
        # no: what was wanted, not what was said
        "i wanted to die",
        "i meant to",
        "i meant to die",
        "I mean to kill myself",
        "i meant no",
        # no: nothing that is new
        "i meant something else",
        "i meant the other one",
        "i meant what i said",
        # no: too long to be all that is meant
        "i meant one two three four five six seven eight nine",
        "no i mean he has stopped breathing and is blue in the face",
        "sorry, not alcohol, one two three four five six",
        "no that's not what I meant",
        # no: back, and not to a matter
        "back",
        "go back",
        "back to that",
        "back to the start",
        "back to my first question",
        "go back to what i asked first",
        "go back to the one before",
        "can we go back to the thing before",
        "can i go back to work",
        "back to work",
        "going back to sleep",
        "back to normal",
        "get back to normal",
        "i want to get back to normal",
        "when will i be back to normal?",
        "back to how it was before",
        "back to one two three four five six",
        "I'd like to go back to driving",
        "when can i go back to driving",
        "back to 🙂",
        # no: nothing at all
        "",
        "   ",
        "?!",
        "🙂",
        "💊💊",
    ],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert corrected(text) == text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # yes
        ("back to my first question", True),
        ("the FIRST one!!", True),
        ("go back to wat i said 1st", True),
        ("back to the start", True),
        ("go back to the beginning 🙂", True),
        ("what i asked initially", True),
        ("my original question", True),
        ("back to what we started with", True),
        # no
        ("the one before", False),
        ("go back", False),
        ("back to the last question", False),
        ("the second one", False),
        ("restart", False),
        ("21st", False),
        ("🙂", False),
        ("", False),
    ],
)
def test_the_first_question_is_pointed_to_by_words_for_it(text: str, first: bool) -> None:
    assert is_first(text) is first
