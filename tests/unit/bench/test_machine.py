"""Cores are shared out, or what is missing is said."""

import os
import platform
from pathlib import Path

import pytest

from bench.errors import BenchError
from bench.machine import Cores, described, share_cores


@pytest.mark.parametrize(("cores", "bot", "patients"), [({0, 1}, [1], [0]), ({2, 5, 7}, [7], [2, 5])])
def test_the_bot_has_one_core_and_the_patients_the_others(
    cores: set[int], bot: list[int], patients: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: cores, raising=False)
    assert share_cores() == Cores(bot, patients)


@pytest.mark.parametrize(("system", "words"), [("Linux", "needs two cores"), ("Darwin", "needs Linux")])
def test_what_the_machine_lacks_is_said(system: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    with pytest.raises(BenchError, match=words):
        share_cores()


def test_a_machine_is_described_by_its_processor(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text("processor: 0\nmodel name\t: Fast One\nmodel name\t: Fast One\n")
    assert described(tmp_path / "cpuinfo").startswith("Fast One, ")
    assert described(tmp_path / "none").startswith(platform.machine())
