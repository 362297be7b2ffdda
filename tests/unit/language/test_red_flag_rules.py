"""The rules for emergencies are values: equal when they say the same, and never changed."""

from dataclasses import FrozenInstanceError

import pytest

from bot.language.red_flag_patterns import parse_pattern
from bot.language.red_flag_rules import NotWhen, Sign


def test_rules_are_equal_when_they_say_the_same() -> None:
    assert Sign("s", (parse_pattern("a"),), (), (), 1) == Sign("s", (parse_pattern("a"),), (), (), 1)
    assert Sign("s", (), (), (), 1) != Sign("s", (), (), (), 1, always=True)


def test_a_rule_cannot_be_changed() -> None:
    rule = NotWhen("n", (), (), (), 1, ("overdose",))
    with pytest.raises(FrozenInstanceError):
        rule.name = "other"  # type: ignore[misc]
