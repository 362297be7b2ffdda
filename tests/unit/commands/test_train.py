"""bot train."""

from argparse import Namespace
from pathlib import Path

import pytest

from bot.commands import train


@pytest.mark.parametrize(("trained", "said"), [(True, "Trained: "), (False, "Up to date: ")])
def test_it_says_what_was_done(
    trained: bool, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("BOT_MODELS", str(tmp_path))
    monkeypatch.setattr(train, "train", lambda models, force: (models / "m.tar.gz", trained))
    assert train.run(Namespace(force=False)) == 0
    assert f"{said}{tmp_path / 'm.tar.gz'}" in capsys.readouterr().out
