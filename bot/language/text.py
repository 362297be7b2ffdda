"""A text as typed, made plain: one form of each character, nothing invisible, letters spelt out put together."""

import re
import unicodedata

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt)
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Four letters or more, each alone, with the same single character between them: "b a c l o f e n", "b.a.c.l.o.f.e.n."
_SPELT_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:([ ._*-])[^\W\d_])(?:\1[^\W\d_]){2,}(?![^\W_])(?:\1(?=\s+\w))?")
_END_OF_LINE = re.compile(r"(?<=\w)\s*\n\s*(?=\S)")


def normalize(text: str) -> str:
    """The text without what cannot be seen, in one form of each character, on one line; what stood on a line of its
    own is a sentence.

    >>> normalize("Ｃａｎ I\\u200b drink?\\n  It’s  late")
    "Can I drink? It's late"
    >>> normalize("1. my liver\\n2. my nightly wine\\n")
    '1. my liver. 2. my nightly wine'
    >>> normalize("is B.A.C.L.O.F.E.N addictive, b a c l o f e n  i mean")
    'is BACLOFEN addictive, baclofen i mean'
    """
    plain = _made_plain(text)
    return plain if plain == text else normalize(plain)  # what is put together may become one more character or word


def _made_plain(text: str) -> str:
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", unicodedata.normalize("NFKC", text)))
    text = _SPELT_OUT.sub(lambda found: found[0].replace(found[1], ""), text)
    text = _END_OF_LINE.sub(". ", text.strip())
    return " ".join(text.replace("’", "'").replace("‘", "'").split())
