"""What is kept for the doctor: the question in a request to keep it, and the list."""

import pytest

from bot.dialogue.doctor_list import MOST, with_question, written_out


@pytest.mark.parametrize(
    ("text", "question"),
    [
        # yes: after a mark
        ("add to my list: can I ski?", "can I ski?"),
        ("Add to my list - can I ski?", "can I ski?"),
        ("save for dr — dizzy all day", "dizzy all day"),
        ("add to my list; can i ski", "can i ski"),
        ("add to my list... can i ski", "can i ski"),
        ("SAVE THIS: CAN I SKI??", "CAN I SKI??"),
        ("note: my rash 🙂", "my rash 🙂"),
        ("note: my rash", "my rash"),
        ("note: my rash, and please save it", "my rash"),
        ("add to my list: can i ski? save that for me", "can i ski"),
        ("list:\ncan i ski\ncan i swim", "can i ski\ncan i swim"),
        ("my doctor's list: don't forget the rash", "don't forget the rash"),
        # yes: in quotation marks
        ('put "can I ski?" on my list', "can I ski?"),
        ("put “can I ski?” on my list please", "can I ski?"),
        ("put ‘can I ski?’ on my list", "can I ski?"),
        ('"can I ski" - save that', "can I ski"),
        ('please add "is it safe with wine" for my doctor', "is it safe with wine"),
        # yes: among the words that keep it
        ("add to my list can i ski", "can i ski"),
        ("ADD TO MY LIST. CAN I SKI", "CAN I SKI"),
        ("write down for my doctor is it safe", "is it safe"),
        ("jot down for the nurse why am i tired 🙂", "why am i tired 🙂"),
        ("question for my doctor can i ski", "can i ski"),
        ("add can i ski to my list", "can i ski"),
        ("put can I ski on my doctor questions", "can I ski"),
        # yes: as what the doctor shall be asked
        ("note that I should ask him about the rash", "about the rash"),
        ("Remind me to ask my doctor about the rash", "about the rash"),
        ("I want to ask my doctor if I can drive", "if I can drive"),
        ("ask doc why i'm so tired", "why i'm so tired"),
        ("ASK MY GP IF I CAN STOP", "IF I CAN STOP"),
        ("find out from my consultant whether i can ski", "whether i can ski"),
        ("check with my pharmacist about herbs", "about herbs"),
        ("tell my doctor i'm dizzy", "i'm dizzy"),
        ("remind me to ask about the rash", "about the rash"),
        ("asking why it hurts", "why it hurts"),
        ("ask doctor can i ski", "can i ski"),
        ("tell my doctor about my headaches", "about my headaches"),
    ],
)
def test_a_question_written_in_the_request_is_kept(text: str, question: str) -> None:
    assert written_out(text) == question


@pytest.mark.parametrize(
    "text",
    [
        # the question stands before
        "save this for my doctor",
        "keep that for my doctor",
        "ok keep it",
        "yes please",
        "save my question",
        "remind me to ask him",
        "ask my doctor",
        "ask about that",
        "ask my gp if it",
        # it is only pointed to
        "keep it, i'll ask when i see her",
        "ask my doctor when i see him",
        "ask him at my appointment",
        "save that for when i see my doctor",
        "keep this question for my doctor",
        "add it to my list",
        "ADD THAT TO MY LIST!!",
        "add the last question to my list",
        "add my last one to the list",
        "note it down for dr smith 🙂",
        "add to my list. thank you",
        "can you keep track for my doctor",
        # a mark without a question behind it
        "keep it: thanks",
        "keep it for 10:30 appointment",
        "add to list:",
        "note: 🙂",
        ":",
        '"hi"',
        '""',
        'keep "that"',
        # nothing
        "",
        "🙂",
        "   ",
    ],
)
def test_a_request_without_a_question_keeps_the_one_before(text: str) -> None:
    assert written_out(text) is None


@pytest.mark.parametrize(
    ("kept", "question", "list_after"),
    [
        ([], "a?", ["a?"]),
        (["a?"], "b?", ["a?", "b?"]),
        (["a?", "b?"], "a?", ["b?", "a?"]),
        (["a?"], "a?", ["a?"]),
    ],
)
def test_a_question_stands_on_the_list_once_and_last(kept: list[str], question: str, list_after: list[str]) -> None:
    assert with_question(kept, question) == list_after


def test_the_list_that_was_given_stays_as_it_is() -> None:
    kept = ["a?"]

    with_question(kept, "b?")

    assert kept == ["a?"]


def test_of_a_very_long_list_the_oldest_is_dropped() -> None:
    full = [f"question {number}?" for number in range(MOST)]

    assert with_question(full, "one more?") == [*full[1:], "one more?"]
