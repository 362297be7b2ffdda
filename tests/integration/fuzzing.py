"""Bodies and texts that nobody thought of, the same each time for the same seed."""

import json
import random
from collections.abc import Iterator
from functools import cache

from bot.settings import PROJECT

_BODIES = [
    b'{"id": "1", "text": "can I drink alcohol?"}',
    b'{"id": "a-b_c", "button": "AAAAAAAAAAAAAAAAAAAAAA"}',
    '{"id": "1", "text": "caf\u00e9 \U0001f37a \\ud83d\\ude00 \\u0000"}'.encode(),
    b'{"id": "1", "text": "a", "text": [1, 2.5e10, true, null, {"a": -0}]}',
]
_PIECES = rb'" { } [ ] : , \ \u \ud800 null NaN 1e999 - "id" "text" /* //'.split(b" ")
_PIECES += [b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80", b"\xc0\xaf", b" ", b"\n"]
_ASCII = r"/restart {mention} {{7*7}} %s%n $(id) ';-- <b> &lt; \ NaN 1e309 1,000 mg/kg ( [ 0[ ... ???"
_WORDS = [
    *_ASCII.split(" "),
    *("／ask_alcohol", "ｂａｃｌｏｆｅｎ", "𝒃𝒂𝒄𝒍𝒐𝒇𝒆𝒏", "don’t", "İ", "ß", "ﬁ", "ﷺ", "Ⅷ", "½"),
    *("\x1b[31m", "\u200b", "\u202e", "\u2066", "\ufeff", "\u2028", "\x00", "\t", "\r\n"),
    *("\u0301" * 40, "9" * 60, "a" * 300, "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f3f4\U000e0067"),
]


def bodies(number: int, seed: int = 0) -> Iterator[bytes]:
    """Bodies of requests: right ones with bytes changed, put in, taken out, doubled, or none of that."""
    chance = random.Random(seed)
    for _ in range(number):
        body = bytearray(chance.choice(_BODIES))
        for _ in range(chance.randrange(6)):
            place = chance.randrange(len(body) + 1)
            deed = chance.randrange(5)
            if deed == 0 and body:
                body[place % len(body)] = chance.randrange(256)
            elif deed == 1:
                body[place:place] = chance.choice(_PIECES)
            elif deed == 2:
                del body[place : place + chance.randrange(8)]
            elif deed == 3:
                body[place:place] = bytes(body[: chance.randrange(20)])
            else:
                body[place:place] = chance.randbytes(chance.randrange(6))
        yield bytes(body)


def texts(number: int, seed: int = 0) -> Iterator[str]:
    """What may be typed: questions with letters changed, odd words among them, and any characters at all."""
    chance = random.Random(seed)
    for _ in range(number):
        kind = chance.randrange(4)
        if kind == 0:
            yield "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(60)))
        elif kind == 1:
            yield "".join(chance.choice(_WORDS) + chance.choice(["", " "]) for _ in range(chance.randrange(1, 12)))
        else:
            yield _changed(list(chance.choice(_questions())), chance)


def _changed(letters: list[str], chance: random.Random) -> str:
    for _ in range(chance.randrange(8)):
        place = chance.randrange(len(letters) + 1)
        deed = chance.randrange(4)
        if deed == 0:
            letters[place:place] = chance.choice(_WORDS)
        elif deed == 1:
            del letters[place : place + chance.randrange(6)]
        elif deed == 2:
            letters[place:place] = chr(chance.choice([chance.randrange(128), chance.randrange(0x3000), 0x1F48A]))
        else:
            letters[place:] = letters[place:] * chance.randrange(1, 3)
    return "".join(letters)[:4000]


@cache
def _questions() -> tuple[str, ...]:
    lines = (PROJECT / "tests" / "quality" / "open.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line)["question"] for line in lines)
