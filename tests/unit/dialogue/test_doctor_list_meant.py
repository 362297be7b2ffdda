"""Which of several things, or of the questions for the doctor, a patient points to."""

import pytest

from bot.dialogue.doctor_list import place_in, question_meant

KEPT = ["Can I drink wine?", "is driving ok at night", "why am I so tired", "How much baclofen can I take"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # yes: by its place
        ("the second one", 1),
        ("SECOND!!", 1),
        ("2", 1),
        ("#2", 1),
        ("2️⃣", 1),
        ("no. 2", 1),
        ("number two", 1),
        ("2nd pls", 1),
        ("first", 0),
        ("the 1st one", 0),
        ("one", 0),
        ("option one", 0),
        ("the top one", 0),
        ("the third", 2),
        ("3rd", 2),
        ("1", 0),
        ("the middle one", 1),
        ("the second one, not the first", 1),
        ("not the first, the second", 1),
        ("not 2 but 3", 2),
        ("not wine and driving, number 3", 2),
        # yes: the end
        ("last", 2),
        ("the bottom one", 2),
        ("the newest", 2),
        ("the latter", 2),
        # yes: the last but one
        ("second to last", 1),
        ("the SECOND FROM THE LAST!", 1),
        ("one before the last pls", 1),
        ("last but one", 1),
        # no: not so many, none named
        ("fourth", None),
        ("6", None),
        ("99", None),
        ("10 mg", None),
        ("0", None),
        ("that one", None),
        ("the one about alcohol", None),
        ("yes", None),
        ("both", None),
        ("neither", None),
        ("1 or 2", None),
        ("first and second", None),
        ("not the first", None),
        ("not the last", None),
        ("number 3 is the one, or 2", None),
        ("seconds", None),
        ("🙂", None),
        ("", None),
    ],
)
def test_a_place_is_named_by_its_number(text: str, place: int | None) -> None:
    assert place_in(text, size=3) == place


@pytest.mark.parametrize(
    ("text", "size", "place"),
    [
        ("last", 1, 0),
        ("first", 1, 0),
        ("sixth", 6, 5),
        ("six", 6, 5),
        ("6", 6, 5),
        ("the 6th", 6, 5),
        ("fifth", 6, 4),
        ("5th", 6, 4),
        ("five", 6, 4),
        ("5", 6, 4),
        ("the fourth", 6, 3),
        ("4th", 6, 3),
        ("FOUR", 6, 3),
        ("no. 4", 6, 3),
        ("three", 6, 2),
        ("number 3 pls 🙂", 6, 2),
        ("second to last", 6, 4),
        ("last but one", 2, 0),
        ("last but one", 0, None),
        ("no, the other", 6, None),
        ("second", 1, None),
        ("last", 0, None),
        ("first", 0, None),
        ("", 0, None),
    ],
)
def test_a_place_is_one_of_those_there_are(text: str, size: int, place: int | None) -> None:
    assert place_in(text, size) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # yes: by its words
        ("remove the wine one", 0),
        ("remove WINE!!", 0),
        ("remove the wines", 0),
        ("i no longer need wine 🍷", 0),
        ("delete the one about driving", 1),
        ("remove night driving", 1),
        ("the one on being tired", 2),
        ("remove how much", 3),
        ("the why one", 2),
        # however its words end
        ("remove drinking", 0),
        ("the drive one", 1),
        # but not by words that are not meant
        ("not the wine one, the driving one", 1),
        ("remove the wine, not the driving", 0),
        # by more of its words than of any other
        ("take out driving at night", 1),
        ("cancel the baclofen one please, the tired one", 2),
        # by its words before its place
        ("remove the second one about wine", 0),
        # yes: by its place
        ("remove the second", 1),
        ("remove 2", 1),
        ("delete question 3", 2),
        ("the last pls", 3),
        # by its place where its words are those of several
        ("wine and driving, number 3", 2),
        ("second to last", 2),
        # no: of several, words of none, or a place that there is not
        ("wine and driving", None),
        ("the one about weddings", None),
        ("remove 5", None),
        ("take out 2 and 3", None),
        ("remove one", None),
        # no: only words of asking
        ("delete it", None),
        ("ok, off with it", None),
        ("remove that question please", None),
        ("can you take it off", None),
        ("what i need to ask", None),
        ("i do not want it", None),
        ("🍷", None),
        ("", None),
    ],
)
def test_a_question_of_the_list_is_meant_by_its_words_or_its_place(text: str, place: int | None) -> None:
    assert question_meant(text, KEPT) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # yes: there is no other
        ("delete it", 0),
        ("remove that one", 0),
        ("yes", 0),
        ("remove one", 0),
        ("delete the wine question", 0),
        ("", 0),
        ("🙂", 0),
        ("the first", 0),
        # no: another place is named
        ("the second", None),
        ("remove 3", None),
        # no: other words are named
        ("the one about weddings", None),
    ],
)
def test_the_only_question_is_meant_unless_another_place_is_named(text: str, place: int | None) -> None:
    assert question_meant(text, KEPT[:1]) == place


@pytest.mark.parametrize("text", ["the first", "delete wine", "it", ""])
def test_of_an_empty_list_none_is_meant(text: str) -> None:
    assert question_meant(text, []) is None
