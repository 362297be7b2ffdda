"""A text becomes sentences of plain words, spelt as the rules spell."""

import pytest

from bot.language.red_flag_text import STRUCK, Sentence, read_sentences

SPELLINGS = {
    ("cant",): ("cannot",), ("can't",): ("cannot",), ("can", "not"): ("cannot",), ("dad",): ("father",),
    ("od'd",): ("overdosed",), ("over", "dosed"): ("overdosed",),
}  # fmt: skip

READ = [
    ("Took 100mg", ["took 100 mg"]),
    ("4x my dose, 2.5 ml", ["4 x my dose 2.5 ml"]),
    ("He's od'd! Dad's asleep", ["he 's overdosed", "father 's asleep"]),
    ("can not, cant, can't", ["cannot cannot cannot"]),
    ("over dosed... help", ["overdosed", "help"]),
    ("woken.now he sleeps", ["woken", "now he sleeps"]),
    ("didn't self-harm; won't", ["did not self harm", "wo not"]),
    ("", []),
    ("  ?! 💊 ", []),
    ("é 10,000", ["é 10 000"]),
]


@pytest.mark.parametrize(("text", "sentences"), READ)
def test_a_text_is_read_as_sentences(text: str, sentences: list[str]) -> None:
    assert [" ".join(s.words) for s in read_sentences(text, SPELLINGS) if s.words] == sentences


def test_commas_are_known_by_the_word_after_them() -> None:
    (sentence,) = read_sentences("a, b c - d (e", {})
    assert sentence == Sentence(("a", "b", "c", "d", "e"), 0b11010)


def test_a_long_sentence_is_read_in_pieces_that_overlap() -> None:
    pieces = list(read_sentences(" ".join(map(str, range(250))), {}))
    assert [(p.words[0], p.words[-1]) for p in pieces] == [("0", "119"), ("100", "219"), ("200", "249")]


def test_words_are_struck_out_in_their_places() -> None:
    sentence = Sentence(("a", "b", "c"), 0b10).without(0b101)
    assert sentence == Sentence((STRUCK, "b", STRUCK), 0b10)
    assert sentence.struck == 0b101
