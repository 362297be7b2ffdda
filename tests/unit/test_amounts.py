"""Questions for an amount or a time are told from those that only mention one."""

import pytest

from bot.amounts import asks_an_amount


@pytest.mark.parametrize(
    "text",
    [
        "how much better will I walk",
        "and how long must i take it",
        "So, when can I stop?",
        "at what point is it no longer needed",
        "I feel fine. How soon may I stop",
        "what percentage of people does it help",
        "from which age is it used",
        "HOW OFTEN does it work",
        "side effects of long-term use",
        "what does it do over the years",
        "is the damage permanent",
    ],
)
def test_an_amount_or_a_time_is_asked(text: str) -> None:
    assert asks_an_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "is it ok to stop when i feel fine",
        "when taking baclofen can i drink",
        "how does it work",
        "how bad are the side effects",
        "I know how much to take, is it safe",
        "what is it used for",
        "can i stop at some point",
        "i have taken it for years, can i stop",
        "",
        "🙂",
    ],
)
def test_no_amount_and_no_time_is_asked(text: str) -> None:
    assert not asks_an_amount(text)
