"""A conversation belongs to whoever holds its token, and to nobody else."""

import re

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from bot.edge.errors import NoSession
from bot.edge.sessions import LIFETIME_SECONDS, Sessions

from .fakes import SECRET


def test_a_token_leads_back_to_its_conversation() -> None:
    sessions = Sessions(SECRET)

    conversation = sessions.conversation(f"Bearer {sessions.issue()}")

    assert re.fullmatch("[0-9a-f]{32}", conversation)


def test_every_session_is_another_conversation() -> None:
    sessions = Sessions(SECRET)

    assert len({sessions.conversation(f"Bearer {sessions.issue()}") for _ in range(50)}) == 50


def test_a_token_outlives_a_restart_of_the_server() -> None:
    token = Sessions(SECRET).issue()

    assert Sessions(SECRET).conversation(f"bearer  {token} ")


@pytest.mark.parametrize(
    ("age", "still_good"),
    [(0, True), (LIFETIME_SECONDS, True), (LIFETIME_SECONDS + 1, False), (10 * LIFETIME_SECONDS, False), (-1, False)],
)
def test_a_token_expires_after_twelve_hours(age: int, still_good: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_800_000_000
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: now)
    sessions = Sessions(SECRET)
    header = f"Bearer {sessions.issue()}"
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: now + age)

    if still_good:
        assert sessions.conversation(header)
    else:
        with pytest.raises(NoSession, match=r"expired.*POST /api/sessions"):
            sessions.conversation(header)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "abc", "Bearerabc"])
def test_without_a_token_there_is_no_session(header: str) -> None:
    with pytest.raises(NoSession, match=r"No session.*POST /api/sessions"):
        Sessions(SECRET).conversation(header)


@pytest.mark.parametrize("token", ["x", "a.b.c", "\N{PILL}", "." * 40, "x" * 600, "e30.aaaaaa.bbbbbb", "a b"])
def test_what_is_no_token_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(NoSession, match="not valid") as refused:
        Sessions(SECRET).conversation(f"Bearer {token}")
    assert f" {token} " not in str(refused.value)


def test_a_token_with_one_character_changed_is_refused() -> None:
    token = Sessions(SECRET).issue()

    for at in range(0, len(token), 7):
        forged = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        with pytest.raises(NoSession):
            Sessions(SECRET).conversation(f"Bearer {forged}")


def test_a_token_signed_with_another_secret_or_for_another_use_is_refused() -> None:
    foreign = Sessions(SECRET + "!").issue()
    for_another_use = str(URLSafeTimedSerializer(SECRET, salt="another use").dumps("0" * 32))

    for token in (foreign, for_another_use):
        with pytest.raises(NoSession, match="not valid"):
            Sessions(SECRET).conversation(f"Bearer {token}")


@pytest.mark.parametrize("secret", ["", "short", "x" * 15])
def test_a_secret_that_can_be_guessed_is_refused_at_the_start(secret: str) -> None:
    with pytest.raises(ValueError, match="at least 16 characters"):
        Sessions(secret)
