"""The page that a clinician signs is made of the rules that are used."""

import hashlib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from bot.language.red_flags import RED_FLAGS, load_red_flags

PROJECT = Path(__file__).parents[3]


def tool() -> ModuleType:
    """tools/safety_doc.py, which is a script and in no package."""
    spec = spec_from_file_location("safety_doc", PROJECT / "tools" / "safety_doc.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


safety_doc = tool()


@pytest.fixture(scope="module")
def made() -> str:
    return str(safety_doc.page(load_red_flags(), RED_FLAGS.read_bytes()))


def test_the_page_on_disk_is_what_the_tool_writes(made: str) -> None:
    assert safety_doc.PAGE.read_text(encoding="utf-8") == made, "run: python tools/safety_doc.py"


def test_the_page_names_the_rules_it_was_made_of(made: str) -> None:
    assert hashlib.sha256(RED_FLAGS.read_bytes()).hexdigest() in made
    assert safety_doc.page(load_red_flags(), b"other") != made


def test_every_sign_and_rule_is_on_the_page(made: str) -> None:
    flags = load_red_flags()
    rules = [*(sign for kind in flags.kinds for sign in kind.signs), *flags.rules.not_when]
    assert [rule.name for rule in rules if f"| {rule.name}" not in made] == []
    assert [text for rule in rules for text in (*rule.yes, *rule.no) if f"“{text}”" not in made] == []


def test_the_lines_to_sign_are_blank(made: str) -> None:
    for line in ("Name", "Role", "Date", "Signature"):
        assert f"| {line} | | |" in made


READABLE = [
    ("took too many", "took too many"),
    ("<someone>? took|had", "(‹someone›) took *or* had"),
    ("(start) if ... now|(end)", "⟦start⟧ if ... now *or* ⟦end⟧"),
    (", he|she", "⟦comma⟧ he *or* she"),
    ("!if|when <6+> .. tablets", "⟦not after: if *or* when⟧ ‹6+› .. tablets"),
]


@pytest.mark.parametrize(("written", "shown"), READABLE)
def test_a_wording_is_shown_so_that_it_can_be_read(written: str, shown: str) -> None:
    assert safety_doc.readable(written) == shown


def test_the_tool_writes_the_page(
    made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(safety_doc, "PROJECT", tmp_path)
    monkeypatch.setattr(safety_doc, "PAGE", tmp_path / "docs" / "page.md")
    safety_doc.main()
    assert safety_doc.PAGE.read_text(encoding="utf-8") == made
    assert capsys.readouterr().out == "written: docs/page.md\n"
