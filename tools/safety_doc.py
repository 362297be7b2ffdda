"""Writes docs/clinical-safety/emergencies.md from bot/language/red_flags.yml: `python tools/safety_doc.py`.

The page is what a clinician reads and signs. It names the sha256 of the rules, so that a signature is for these rules
and no others.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # run as a script, the folder of the script stands here

from bot.language.red_flag_examples import check_examples  # noqa: E402
from bot.language.red_flag_rules import Kind, NotWhen, Rule, Sign  # noqa: E402
from bot.language.red_flags import RED_FLAGS, RedFlags, load_red_flags  # noqa: E402

PAGE = PROJECT / "docs" / "clinical-safety" / "emergencies.md"

_KINDS = {
    "self_harm": "Thoughts of suicide or self-harm",
    "overdose": "Overdose or poisoning",
    "emergency": "Another emergency",
}
_HEAD = """# When the emergency notice is shown

This page is made of `bot/language/red_flags.yml` by `python tools/safety_doc.py`. Change the rules there, never here.

Rules (sha256): `{version}`

## Purpose

A patient may write to the bot while somebody is in danger. The notice "call your local emergency number" must then come
first, whatever else is understood. A model trained on examples can miss it, so these rules look for the words
themselves. What the leaflet says of it is quoted after the notice: where the leaflet has a word for a sign, that word
is named with it.

A notice too many costs a patient a moment. A notice too few may cost a life. In doubt, the notice is shown.

These rules are the server's. When a browser cannot reach it, the chat there looks for words of a coarser list
(`bot/widget/chat/danger.js`, `docs/widget.md`), and names the emergency number in any case.

## The rule in words

1. The text is taken in small letters and cut into sentences. Listed misspellings are read as the right word.
2. A **sign** is raised when one of its wordings is in a sentence. One sign is enough.
3. What a **not when** rule covers is left out first, in that sentence and for the kinds it names. It never reaches
   past the sentence, nor into a new thought ("..., he is", "but ...", "because ...").
4. Signs marked *always* are raised whatever else is said.
5. One notice is shown, for the first of these kinds that is raised: {kinds}.

## How to read it

| in a wording | means |
|---|---|
| took | this word |
| took *or* had | one of these |
| ‹took› | one of the words in the list of this name (at the end of this page) |
| ‹6+›, ‹6-99› | a number of 6 or more; a number from 6 to 99, in digits or in a word |
| (the) | it may be missing |
| .. | up to four other words |
| ... | any words, up to the end of the sentence or a new thought |
| ⟦start⟧, ⟦end⟧ | the sentence begins, ends here |
| ⟦comma⟧ | a comma stands here |
| ⟦not after: the⟧ | the word before is not this |

The examples are tested: those that raise it do, those that do not raise nothing at all.
"""
_SIGN_OFF = """## Sign-off

I have read these rules. They may be used with patients.

| | clinician | second reader |
|---|---|---|
| Name | | |
| Role | | |
| Registration | | |
| Date | | |
| Signature | | |
| Rules (first 12 of sha256) | `{version}` | `{version}` |
"""


def page(flags: RedFlags, content: bytes) -> str:
    """The whole page, from the rules and the bytes they were read from."""
    version = hashlib.sha256(content).hexdigest()
    names = ", ".join(_title(kind.name).lower() for kind in flags.kinds)
    parts = [
        _HEAD.format(version=version, kinds=names),
        *(_kind(kind) for kind in flags.kinds),
        _not_when(flags.rules.not_when),
        _thoughts(flags),
        _lists(flags),
        _SIGN_OFF.format(version=version[:12]),
    ]
    return "\n".join(parts)


def readable(written: str) -> str:
    """A wording for readers.

    >>> readable("(start) <someone>? took|had .. too many")
    '⟦start⟧ (‹someone›) took *or* had .. too many'
    """
    return " ".join(map(_readable_item, written.split()))


def _readable_item(item: str) -> str:
    if item == ",":
        return "⟦comma⟧"
    if item[0] == "!":
        return f"⟦not after: {_alternatives(item[1:])}⟧"
    plain = _alternatives(item.removesuffix("?"))
    return f"({plain})" if item.endswith("?") else plain


def _alternatives(item: str) -> str:
    item = re.sub(r"\((start|end)\)", r"⟦\1⟧", item)
    return item.replace("<", "‹").replace(">", "›").replace("|", " *or* ")


def _title(kind: str) -> str:
    return _KINDS.get(kind, kind)


def _kind(kind: Kind) -> str:
    rows = [_row(_named(sign), sign) for sign in kind.signs]
    head = "| sign | wordings | raises it | raises nothing |\n|---|---|---|---|"
    return "\n".join([f"## {_title(kind.name)} (`utter_notice_{kind.name}`)\n", head, *rows, ""])


def _named(sign: Sign) -> str:
    term = f" (leaflet: {sign.term})" if sign.term else ""
    return f"{sign.name}{' (*always*)' if sign.always else ''}{term}"


def _not_when(rules: Iterable[NotWhen]) -> str:
    rows = [_row(f"{rule.name} ({', '.join(map(_title, rule.kinds))})", rule) for rule in rules]
    head = "| rule (for) | covers | silenced by it | raises a notice all the same |\n|---|---|---|---|"
    return "\n".join(["## Not when\n", head, *rows, ""])


def _row(name: str, rule: Rule) -> str:
    wordings = "<br>".join(readable(pattern.written) for pattern in rule.says)
    return f"| {_cell(name)} | {_cell(wordings)} | {_quoted(rule.yes)} | {_quoted(rule.no)} |"


def _thoughts(flags: RedFlags) -> str:
    rows = [f"- {readable(pattern.written)}" for pattern in flags.rules.new_thought]
    return "\n".join(["## Where a new thought begins\n", *rows, ""])


def _lists(flags: RedFlags) -> str:
    return "\n".join(["## Word lists\n", "| list | words |\n|---|---|", *_list_rows(flags), ""])


def _list_rows(flags: RedFlags) -> Iterator[str]:
    for name, words in flags.rules.words.items():
        yield f"| ‹{name}› | {_cell(', '.join(map(_alternatives, words)))} |"
    typed: dict[str, list[str]] = {}
    for spelt, right in flags.rules.spellings.items():
        typed.setdefault(" ".join(right), []).append(" ".join(spelt))
    for word, ways in typed.items():
        yield f"| typed for “{word}” | {_cell(', '.join(ways))} |"


def _quoted(texts: Iterable[str]) -> str:
    return _cell("<br>".join(f"“{text}”" for text in texts))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    flags = load_red_flags()
    check_examples(flags)
    PAGE.write_text(page(flags, RED_FLAGS.read_bytes()), encoding="utf-8")
    print(f"written: {PAGE.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
