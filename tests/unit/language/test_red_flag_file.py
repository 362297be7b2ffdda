"""What does not fit in red_flags.yml is refused when it is read: where it stands, and what to do."""

from pathlib import Path

import pytest

from bot.language.red_flag_file import RedFlagsError, read_rules
from bot.language.red_flags import RedFlags

from .small_rules import written

# what stands in the small rules, what stands there instead, the line that is named, what is said
UNFIT = [
    ("<took> <6+>", "<tok> <6+>", 21, "no list is named <tok>: add it to the part 'words'"),
    ("my <kin>", "my <kins>", 6, "no list is named <kins>"),
    (
        "  kin: [son, our niece]",
        "  kin: [son, our niece]\n  dog: [dog]",
        8,
        "no wording uses the list <dog>: use it or",
    ),
    ("our niece]", "our <child>]", 7, "the list <child> holds itself: take it out"),
    ("want to die\n      yes", "want [to\n      yes", 15, "'\\[to' cannot be read: write words"),
    ("want to die\n      yes", "want? to?\n      yes", 15, "every word may be missing: name one"),
    ("took poison\n      yes", "swollowed poison\n      yes", 28, "'swollowed' is read as 'swallowed': write it so"),
    ("[swollowed]", "[swollowed, can not]", 4, "'can not' is read as 'swallowed' already: delete one"),
    ("ten: 10", "ten: many", 1, "'many' is no number: write digits"),
    (
        "for: [self_harm, overdose]",
        "for: [selfharm]",
        33,
        "no kind is named 'selfharm': name one of self_harm, overdose",
    ),
    (
        "    - sign: Wants to die\n",
        "    - name: Wants to die\n",
        13,
        "a rule has no, says, sign, yes and may have always and may have term",
    ),
    ("always: true", "never: true", 19, "a rule has no, says, sign, yes and may have always and may have term"),
    ("  - name: Asked\n", "  - sign: Asked\n", 32, "a rule has for, name, no, says, yes$"),
    ("yes: [I want to die, want to die!, they want to die]", "yes: [I want to die]", 16, "1 examples: write 3 to 8"),
    ("no: [want tea, die Maus, I want to]", "no: []", 17, "0 examples: write 3 to 8"),
    ("says:\n        - want to die", "says: want to die", 14, "expected a list"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), UNFIT)
def test_what_does_not_fit_is_refused_with_file_line_and_what_to_do(
    old: str, new: str, line: int, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, old, new)
    with pytest.raises(RedFlagsError, match=said) as refused:
        read_rules(path)
    assert str(refused.value).startswith(f"{path}:{line}: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "new_thought:",
            "thoughts:",
            "the parts of the file are new_thought, not_when, numbers, signs, spellings, wor",
        ),
        ("numbers: {", "numbers: ", "is not YAML"),
    ],
)
def test_what_is_missing_is_refused_by_name(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(RedFlagsError, match=said):
        read_rules(written(tmp_path, old, new))


def test_lists_in_lists_are_filled_in_and_spelt_right(tmp_path: Path) -> None:
    rules = read_rules(written(tmp_path))
    assert rules.lexicon.phrases["my", "our", "niece"] == ("<child>",)
    assert rules.lexicon.phrases["swallowed",] == ("<took>",)
    assert rules.words["child"] == ("boy", "my <kin>")


def test_kinds_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    kinds = read_rules(written(tmp_path)).kinds
    assert [(kind.name, len(kind.signs), len(kind.not_when)) for kind in kinds] == [
        ("self_harm", 1, 1),
        ("overdose", 2, 1),
    ]


def test_a_sign_that_is_always_raised_is_not_silenced(tmp_path: Path) -> None:
    flags = RedFlags(read_rules(written(tmp_path)))
    assert flags.find("if he took poison") is None
    assert flags.find("if he took ten") == "overdose"


def test_a_sign_may_have_the_documents_word(tmp_path: Path) -> None:
    flags = RedFlags(
        read_rules(written(tmp_path, "- sign: Took poison\n", "- sign: Took poison\n      term: poison\n"))
    )
    assert flags.terms("I took poison") == ("poison",)
    assert flags.terms("he took ten") == flags.terms("if he took poison") == ()
