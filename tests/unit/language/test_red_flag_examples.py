"""The examples in red_flags.yml are tried, sign by sign; one that fails is named with its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.language.red_flag_examples import check_examples
from bot.language.red_flag_file import RedFlagsError, read_rules
from bot.language.red_flag_rules import Kind, Sign
from bot.language.red_flags import RedFlags, load_red_flags

from .small_rules import written

SIGNS = [(kind, sign) for kind in load_red_flags().kinds for sign in kind.signs]


@pytest.mark.parametrize(("kind", "sign"), SIGNS, ids=[sign.name for _, sign in SIGNS])
def test_each_sign_alone_raises_its_examples(red_flags: RedFlags, kind: Kind, sign: Sign) -> None:
    alone = RedFlags(replace(red_flags.rules, kinds=(replace(kind, signs=(sign,)),)))
    assert [text for text in sign.yes if alone.find(text) != kind.name] == []


def test_all_examples_do_what_the_rules_say_of_them(red_flags: RedFlags) -> None:
    check_examples(red_flags)


def test_no_two_rules_have_one_name(red_flags: RedFlags) -> None:
    names = [rule.name for rule in (*(sign for _, sign in SIGNS), *red_flags.rules.not_when)]
    assert len(set(names)) == len(names)


FAILING = [
    ("yes: [swollowed ten", "yes: [swollowed nothing", 19, "“swollowed nothing” should raise “Took many” and does not"),
    ("no: [took five", "no: [took ten", 19, "“took ten” should raise nothing and raises “Took many” by “took ten”"),
    (
        "yes: [if they want to die",
        "yes: [they want to die",
        32,
        "“they want to die” should be silenced and raises “Wants",
    ),
    ("yes: [if they want to die", "yes: [if they do", 32, "“if they do” raises nothing without “Asked” either"),
    ("no: [if not but I took poison", "no: [if I took poison", 32, "“if I took poison” should raise a notice and does"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), FAILING)
def test_an_example_that_fails_is_named_with_its_place(
    old: str, new: str, line: int, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, old, new)
    with pytest.raises(RedFlagsError) as failed:
        check_examples(RedFlags(read_rules(path)), path)
    assert str(failed.value).startswith(f"{path}:{line}: {said}")


def test_the_small_rules_are_right(tmp_path: Path) -> None:
    check_examples(RedFlags(read_rules(written(tmp_path))))
