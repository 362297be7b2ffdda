"""Baclofen is recognized however it is spelt, and other words are not taken for it."""

import pytest

from bot.language.reader import Reader, is_like_baclofen
from bot.leaflet.question import Kind

BACLOFEN = """
    baclofen Baclofen BACLOFEN bAcLoFeN baclofens baclofen's baclofen, baclofen? (baclofen) *baclofen* baclofen/wine
    ｂａｃｌｏｆｅｎ bac\u200blofen bac\u00adlofen baclo\u2060fen
    bacloffen baclofenn bbaclofen bacloofen baaclofen balcofen bacolfen bacloefn baclofne bcalofen
    baclofin baclofan baclofon baclofien baclafen baclefen baclifen baclophen baclopen baclofem baclofe
    baklofen backlofen bachlofen bakclofen baccofen baflofen baclotten clofen
    lioresal Lioresal gablofen kemstro ozobax lyvispah fleqsuvy
"""


@pytest.mark.parametrize(
    "name", [*BACLOFEN.split(), "back lofen", "Baclo fen", "bac lofen", "\N{PILL}baclofen\N{PILL}"]
)
def test_every_spelling_of_the_name_is_this_medicine(reader: Reader, name: str) -> None:
    reading = reader.read(f"may I stop {name} today")
    assert [mention.kind for mention in reading.mentions] == [Kind.THIS_MEDICINE]
    assert "baclofen" in reading.plain


OTHER = """
    back balcony balloon bacon bacteria baclava battalion buffalo beclomethasone bisacodyl buprofen begotten
    black-often beachfront bac baclo lofen b baclofenbaclofen unbaclofened ibuprofen balsalazide betahistine
"""


@pytest.mark.parametrize(
    "word", [*OTHER.split(), "back often", "be often", "bake loaves", "b a c l o f e n", "🙂", "12345"]
)
def test_another_word_is_not_taken_for_this_medicine(reader: Reader, word: str) -> None:
    assert Kind.THIS_MEDICINE not in {mention.kind for mention in reader.read(f"may I stop {word} today").mentions}


def test_no_known_name_of_another_medicine_is_taken_for_a_misspelling(reader: Reader) -> None:
    alike = ["beclofenazine", "balofloxacin", "bupropion", "bromfenac", "baloxavir", "bacampicillin", "baricitinib"]
    assert [name for name in alike if is_like_baclofen(name)] == []


@pytest.mark.parametrize("word", ["", "b", "ba", "🙂", "\x00", "baclof" + "x" * 9999])
def test_odd_words_are_not_like_it(word: str) -> None:
    assert not is_like_baclofen(word)
