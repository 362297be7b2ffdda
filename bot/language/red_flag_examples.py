"""The examples in red_flags.yml: each sign and each rule does what its examples say."""

from pathlib import Path

from bot.language.red_flag_file import RedFlagsError
from bot.language.red_flag_rules import NotWhen, Rule, Sign
from bot.language.red_flags import RED_FLAGS, RedFlags


def check_examples(flags: RedFlags, path: Path = RED_FLAGS) -> None:
    """Raise RedFlagsError on the first example that fails, with its place and what to do."""
    for sign in (sign for kind in flags.kinds for sign in kind.signs):
        _check_sign(flags, sign, path)
    for rule in flags.rules.not_when:
        _check_not_when(flags, rule, path)


def _check_sign(flags: RedFlags, sign: Sign, path: Path) -> None:
    for text in sign.yes:
        if sign.name not in flags.raised_by(text):
            _fail(path, sign, f"“{text}” should raise “{sign.name}” and does not: add a wording, or move the example")
    for text in sign.no:
        if found := flags.explain(text).found:
            words = f"“{found.sign}” by “{found.words}”"
            _fail(
                path, sign, f"“{text}” should raise nothing and raises {words}: narrow it, or add a rule to 'not_when'"
            )


def _check_not_when(flags: RedFlags, rule: NotWhen, path: Path) -> None:
    for text in rule.yes:
        explained = flags.explain(text)
        if found := explained.found:
            words = f"“{found.sign}” by “{found.words}”"
            _fail(path, rule, f"“{text}” should be silenced and raises {words}: add a wording, or move the example")
        if not any(rule.name == name for silenced in explained.silenced for name, _ in silenced.rules):
            _fail(path, rule, f"“{text}” raises nothing without “{rule.name}” either: write one that would")
    for text in rule.no:
        if flags.find(text) is None:
            _fail(
                path, rule, f"“{text}” should raise a notice and does not: narrow what covers it, or move the example"
            )


def _fail(path: Path, rule: Rule, message: str) -> None:
    raise RedFlagsError(f"{path}:{rule.line}: {message}")
