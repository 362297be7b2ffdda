"""The command line: what can be asked of it, and one line for what a person can mend."""

import logging
import os
import warnings
from argparse import Namespace
from collections.abc import Iterator

import pytest
from rasa.shared.utils.io import is_logging_disabled

from bot import cli
from bot.agent.loading import AgentError
from bot.commands import flow, messengers, records, train


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """What a command sets for its process is taken back; its environment is, after every test."""
    with warnings.catch_warnings():
        yield
    logging.captureWarnings(capture=False)


@pytest.mark.parametrize("arguments", [[], ["dance"], ["train", "--fast"], ["flow"], ["records"], ["messengers"]])
def test_what_is_no_command_shows_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    assert "usage: bot" in capsys.readouterr().err


def test_an_error_that_a_person_can_mend_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_: Namespace) -> int:
        raise AgentError("there is no model: run 'bot train' first")

    monkeypatch.setattr(train, "run", run)
    assert cli.main(["train"]) == 1
    assert capsys.readouterr().err == "bot train: there is no model: run 'bot train' first\n"


def test_an_interrupted_command_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_: Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(train, "run", run)
    assert cli.main(["train"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_command_gets_its_options_and_gives_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "run", lambda options: 7 if options.force else 0)
    assert (cli.main(["train"]), cli.main(["train", "--force"])) == (0, 7)


def test_the_file_of_conversations_is_given_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "run", lambda options: 0 if options.file == "my flows/🍷.yml" else 1)
    assert (cli.main(["flow", "my flows/🍷.yml"]), cli.main(["flow", "wine.yml"])) == (0, 1)


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["expire"], {"days": None}),
        (["expire", "--days", "007"], {"days": 7}),
        (["delete", "--conversation", "a b 💊"], {"conversation": "a b 💊"}),
        (["export", "--conversation=c-1"], {"conversation": "c-1"}),
        (["replay"], {}),
        (["counts"], {"days": 7}),
        (["counts", "--days", "3650"], {"days": 3650}),
    ],
)
def test_what_to_do_with_records_is_given_to_the_command(
    arguments: list[str], options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Namespace] = []

    def run(asked: Namespace) -> int:
        given.append(asked)
        return 0

    monkeypatch.setattr(records, "run", run)
    assert cli.main(["records", *arguments]) == 0
    assert given == [Namespace(command="records", deed=arguments[0], **options)]


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["burn"], ["delete"], ["export"], ["delete", "--conversation"], ["replay", "--days", "7"]),
        *(
            [deed, "--days", days]
            for deed in ("expire", "counts")
            for days in ("", "0", "-1", "1.5", "3651", "²", "💊")
        ),
        ["counts", "--days", "9" * 5000],
    ],
)
def test_what_cannot_be_done_with_records_shows_the_usage_and_does_nothing(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(records, "run", lambda _: pytest.fail("something was done"))
    with pytest.raises(SystemExit, match="2"):
        cli.main(["records", *arguments])
    assert "usage: bot" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["check"], {}),
        (["connect"], {}),
        (["retry"], {}),
        (["id", "sms", "+15551234567"], {"platform": "sms", "patient": "+15551234567"}),
        (["id", "slack", "T1 U2"], {"platform": "slack", "patient": "T1 U2"}),
    ],
)
def test_what_to_do_with_messaging_apps_is_given_to_the_command(
    arguments: list[str], options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Namespace] = []

    def run(asked: Namespace) -> int:
        given.append(asked)
        return 1

    monkeypatch.setattr(messengers, "run", run)
    assert cli.main(["messengers", *arguments]) == 1
    assert given == [Namespace(command="messengers", deed=arguments[0], **options)]


@pytest.mark.parametrize(
    "arguments", [[], ["send"], ["id"], ["id", "sms"], ["id", "fax", "1"], ["check", "sms"], ["retry", "--all"]]
)
def test_what_cannot_be_done_with_messaging_apps_shows_the_usage_and_does_nothing(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messengers, "run", lambda _: pytest.fail("something was done"))
    with pytest.raises(SystemExit, match="2"):
        cli.main(["messengers", *arguments])
    assert "usage: bot" in capsys.readouterr().err


def test_a_number_of_days_that_is_none_is_named_with_what_it_should_be(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["records", "expire", "--days", "ten"])
    assert "argument --days: 'ten' is no number of days from 1 to 3650" in capsys.readouterr().err


def test_nothing_is_sent_to_rasa(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "run", lambda _: 0)
    monkeypatch.delenv("RASA_TELEMETRY_ENABLED", raising=False)
    cli.main(["train"])
    assert os.environ["RASA_TELEMETRY_ENABLED"] == "false"


@pytest.mark.parametrize(("before", "after"), [(None, "ERROR"), ("INFO", "INFO")])
def test_rasas_own_progress_bars_are_off_unless_asked_for(
    before: str | None, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "run", lambda _: 0)
    monkeypatch.delenv("LOG_LEVEL", raising=False)
    if before:
        monkeypatch.setenv("LOG_LEVEL", before)
    cli.main(["train"])
    assert os.environ["LOG_LEVEL"] == after
    assert is_logging_disabled() is (after == "ERROR")
