"""A message written as a list is split into its items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.listing import items


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # numbers in many forms
        ("1. can i drink 2. can i drive", ["can i drink", "can i drive"]),
        ("1) can i drink 2) can i drive 3) what is it", ["can i drink", "can i drive", "what is it"]),
        ("(1) one glass (2) an hour late", ["one glass", "an hour late"]),
        ("Q1: what is it. Q2: is it vegan.", ["what is it.", "is it vegan."]),
        ("question 1: what is it question 2: is it vegan", ["what is it", "is it vegan"]),
        ("1 - what is it 2 - is it vegan", ["what is it", "is it vegan"]),
        # what stands before counts where it asks
        ("Is it safe? 1. with wine 2. with asthma", ["Is it safe?", "with wine", "with asthma"]),
        ("Two things. 1. wine 2. asthma", ["wine", "asthma"]),
        # bullets
        ("- nausea normal? - ginger for it? - who won", ["nausea normal?", "ginger for it?", "who won"]),
        ("to ask: * liver * whisky", ["liver", "whisky"]),
        ("• wine • asthma", ["wine", "asthma"]),
        # no lists
        ("", []),
        ("can i drink", []),
        ("1. can i drink", []),
        ("2. can i drink 3. can i drive", []),
        ("I take 10 mg - can I take more - or less", []),
        ("i took 1.5 tablets and 2.5 later", []),
        ("well-known side effects - and what to do", []),
        ("1", []),
        ("🙂", []),
    ],
)
def test_items_are_found_where_there_is_a_list(text: str, found: list[str]) -> None:
    assert list(items(text)) == found


@given(st.text(alphabet="123.-*() aQ:?", max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(item in text and item.strip() for item in items(text))
