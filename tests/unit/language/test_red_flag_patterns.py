"""The language of the rules for emergencies, item by item."""

import pytest

from bot.language.red_flag_patterns import Lexicon, Marked, PatternError, PatternIndex, parse_pattern
from bot.language.red_flag_text import read_sentences

WORDS = {"took": ["took", "gulped down"], "who": ["he", "my dad"]}
LEXICON = Lexicon(
    {
        **{tuple(phrase.split()): (f"<{name}>",) for name, phrases in WORDS.items() for phrase in phrases},
        **{(word,): (word,) for word in ("a", "b", "c", "x")},
    },
    {"<6+>": (6, float("inf")), "<2-3>": (2, 3)},
    {"ten": 10},
    2,
)


def marked(text: str) -> Marked:
    (sentence,) = read_sentences(text, {})
    return Marked(sentence, LEXICON)


# pattern, text, words that it covers (None: not found)
FOUND = [
    ("a b", "x a b", "a b"),
    ("a b", "a x b", None),
    ("a|b c", "b c", "b c"),
    ("a b? c", "a c", "a c"),
    ("a b? c", "a b c", "a b c"),
    ("a .. b", "a 1 2 3 4 b", "a 1 2 3 4 b"),
    ("a .. b", "a 1 2 3 4 5 b", None),
    ("a .. b", "a b", "a b"),
    ("a ...", "x a b 1 2", "a b 1 2"),
    ("a ... c", "a 1 2 3 4 5 6 c", "a 1 2 3 4 5 6 c"),
    ("(start) a", "a b", "a"),
    ("(start) b", "a b", None),
    ("b (end)", "a b", "b"),
    ("a (end)", "a b", None),
    ("a b|(end)", "x a", "a"),
    ("a b|(end)", "a b", "a b"),
    ("a b|(end)", "a c", None),
    (", b", "a, b", "b"),
    (", b", "a b", None),
    ("!a b", "x b", "b"),
    ("!a b", "a b", None),
    ("!<who> b", "my dad b", None),
    ("<who> <took>", "my dad gulped down it", "my dad gulped down"),
    ("<took> <6+>", "took 10", "took 10"),
    ("<took> <6+>", "took ten", "took ten"),
    ("<took> <6+>", "took 5", None),
    ("<took> <2-3>", "took 2.5", "took 2.5"),
    ("<took> <2-3>", "took 4", None),
]


@pytest.mark.parametrize(("pattern", "text", "covered"), FOUND)
def test_a_pattern_covers_words(pattern: str, text: str, covered: str | None) -> None:
    sentence = marked(text)
    parsed = parse_pattern(pattern)
    words = text.replace(",", "").split()
    spans = [" ".join(words[start:end]) for start, end in sentence.spans(parsed)]
    assert spans == ([covered] if covered else [])
    assert sentence.has(parsed) == bool(covered)


def test_a_pattern_is_found_as_often_as_it_stands_there() -> None:
    assert list(marked("a b x a b a").spans(parse_pattern("a b?"))) == [(0, 2), (3, 5), (5, 6)]


@pytest.mark.parametrize("pattern", ["a .. c", "a ... c", "a b c"])
def test_a_struck_word_is_never_passed(pattern: str) -> None:
    (sentence,) = read_sentences("a b c", {})
    assert Marked(sentence, LEXICON).has(parse_pattern(pattern))
    assert not Marked(sentence.without(0b010), LEXICON).has(parse_pattern(pattern))


@pytest.mark.parametrize(("pattern", "found"), [("a ...", (0, 1)), ("a .. c", None), ("a b", None), ("b c", (1, 3))])
def test_nothing_reaches_into_a_new_thought(pattern: str, found: tuple[int, int] | None) -> None:
    broken = marked("a, b c").broken([parse_pattern(", b")])
    assert list(broken.spans(parse_pattern(pattern))) == ([found] if found else [])


UNREADABLE = [
    ("took (too", r"'\(too' cannot be read: write words"),
    ("....", r"'\.\.\.\.' cannot be read"),
    ("a [b]", r"'\[b\]' cannot be read"),
    ("a? b?", "every word may be missing: name one"),
    (".. ...", "every word may be missing"),
    ("", "every word may be missing"),
]


@pytest.mark.parametrize(("pattern", "said"), UNREADABLE)
def test_what_cannot_be_read_is_refused_with_what_to_do(pattern: str, said: str) -> None:
    with pytest.raises(PatternError, match=said):
        parse_pattern(pattern)


@pytest.mark.parametrize(("written", "text"), [(written, text) for written, text, covered in FOUND if covered])
def test_an_index_never_leaves_out_what_is_found(written: str, text: str) -> None:
    index = PatternIndex(map(parse_pattern, ["x", "a b", "b|c (end)", written]))
    assert written in index.possible(marked(text))


def test_an_index_leaves_out_what_lacks_its_rarest_word() -> None:
    index = PatternIndex(map(parse_pattern, ["a b", "a c", "a x"]))
    assert index.possible(marked("a c")) == {"a c"}
    assert index.possible(marked("1 2")) == set()


def test_an_index_keeps_what_needs_no_word() -> None:
    assert PatternIndex([parse_pattern("a? b|(end)")]).possible(marked("1 2")) == {"a? b|(end)"}
