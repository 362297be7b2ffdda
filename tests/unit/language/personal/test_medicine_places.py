"""Whether a word stands where a medicine does."""

import pytest

from bot.language.personal.medicine_places import is_taken

MEDICINES = ("baclofen", "lyrica")


def taken(text: str, word: str, *, is_name: bool) -> bool:
    start = text.index(word)
    medical = [(at, at + len(each)) for each in MEDICINES if (at := text.find(each)) >= 0]
    return is_taken(text, (start, start + len(word)), sorted(medical), is_name=is_name)


TAKEN = [
    # yes, also of what is a name
    ("is yasmin ok with baclofen", "yasmin", True),
    ("tried senna and movicol", "movicol", True),
    ("i take yasmin and lyrica", "yasmin", True),
    ("is it ok with yasmin", "yasmin", True),
    ("yasmin tablets", "yasmin", True),
    ("yasmin 3 mg", "yasmin", True),
    ("started on madopar and yasmin last week", "yasmin", True),
    ("yasmin 2 sachets", "yasmin", True),
    ("with baclofen, lyrica or yasmin? i", "yasmin", True),
    # no, of a name
    ("baclofen or yasmin", "yasmin", False),
    ("baclofen, lyrica and yasmin takes it", "yasmin", False),
    ("took yasmin to hospital", "yasmin", False),
    ("started yasmin on baclofen", "yasmin", False),
    ("yasmin takes baclofen", "yasmin", False),
    ("baclofen for yasmin", "yasmin", False),
    ("on yasmin's advice", "yasmin", False),
    ("yasmin", "yasmin", False),
]


@pytest.mark.parametrize(("text", "word", "expected"), TAKEN)
def test_a_name_is_a_medicine_where_only_a_medicine_can_be(text: str, word: str, expected: bool) -> None:
    assert taken(text, word, is_name=True) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # yes
        ("baclofen and lemsip", True),
        ("lemsip or baclofen", True),
        ("lyrica, lemsip", True),
        # no
        ("lemsip is red", False),
        ("baclofen is red. lemsip is blue", False),
        ("lemsip", False),
    ],
)
def test_a_word_that_nobody_knows_is_one_beside_a_medicine_too(text: str, expected: bool) -> None:
    assert taken(text, "lemsip", is_name=False) is expected
