"""What `bot ask` is asked: whole lines, broken ones, and turns that are no question."""

WORD = "xylophonist"  # nothing that is typed may turn up on standard error

NO_QUESTIONS: list[object] = [
    "",
    "  \t\n",
    "🙂",
    "🙂👍🏽👨‍👩‍👧",
    "?!…",
    "\u200b\u2060",
    "\x00",
    "why " * 2500,
    "ä" * 10_000,
    None,
    5,
    1.5,
    True,
    [],
    ["a"],
    {"a": 1},
]
QUESTIONS: dict[str, list[object]] = {
    "q1": ["can i drink on this", "and if i already did"],
    "ünï🙂": ["¿Puedo tomar alcohol? 你好 naïve — “quoted”", "Ｃａｎ Ｉ ｄｒｉｎｋ ａｌｃｏｈｏｌ\u200b?"],
    "half": ["can i drink \ud800 alcohol", f"\u2028{WORD}\u0085"],
    "kept": ["how should it be stored", "keep that question for my doctor", "list my questions"],
    "fresh": ["list my questions"],
    "long": ["I took too many tablets. " + "why " * 2500],
    "none": [],
    "odd": NO_QUESTIONS,
}
BROKEN = [
    b"",
    b"hello",
    b"null",
    b"[1]",
    b'"q2"',
    b"{}",
    b'{"id": "q2"}',
    b'{"turns": ["hello"]}',
    b'{"id": "q2", "turns": "hello"}',
    b'{"id": "q2", "turns": null}',
    b'{"id": "q2", "turns": ["hello"]',
    b'\xff{"id": "q2"}',
    b"[" * 100_000,
    b'{"id": NaN, "turns": []}',
    f"{WORD}".encode(),
]
