"""Baclofen is recognized however it is spelt or heard, and other words are not taken for it."""

import pytest

from bot.language.reader import Reader
from bot.leaflet.question import Kind

BACLOFEN = """
    baclofen Baclofen BACLOFEN bAcLoFeN baclofens baclofen's baclofen, baclofen? (baclofen) *baclofen* baclofen/wine
    ｂａｃｌｏｆｅｎ bac\u200blofen bac\u00adlofen baclo\u2060fen b.a.c.l.o.f.e.n
    bacloffen baclofenn bbaclofen bacloofen baaclofen balcofen bacolfen bacloefn baclofne bcalofen
    baclofin baclofan baclofon baclofien baclafen baclefen baclifen baclophen baclopen baclofem baclofe
    baklofen backlofen bachlofen bakclofen baccofen baflofen baclotten clofen vaclofen bakloffin beclofen
    baclo bac Bac lioresal Lioresal gablofen kemstro ozobax lyvispah fleqsuvy
"""
HEARD = ["back lofen", "Baclo fen", "bac lofen", "back low fen", "black oven", "back often", "Back Often"]


@pytest.mark.parametrize("name", [*BACLOFEN.split(), *HEARD, "b a c l o f e n", "\N{PILL}baclofen\N{PILL}"])
def test_every_spelling_of_the_name_is_this_medicine(reader: Reader, name: str) -> None:
    reading = reader.read(f"may I stop {name} today")
    assert [mention.kind for mention in reading.mentions] == [Kind.THIS_MEDICINE]
    assert "baclofen" in reading.plain


OTHER = """
    back balcony balloon bacon bacteria baclava battalion buffalo beclomethasone bisacodyl buprofen begotten bromfenac
    black-often beachfront lofen b ibuprofen balsalazide betahistine backlog blackout
    beclofenazine balofloxacin bupropion baloxavir bacampicillin baricitinib aceclofenac diclofenac bumetanide
"""
PHRASES = """
    my back often hurts
    the back often hurts
    I come back often
    I went back often
    my lower back often aches
    the black phone rang
    a black phone
    the black oven
    be often
    book often
    bake loaves
    back of the hand
    back off pain
    I was back then
"""


@pytest.mark.parametrize("words", [*OTHER.split(), *PHRASES.strip().splitlines(), "🙂", "12345", "b a c o n"])
def test_another_word_is_not_taken_for_this_medicine(reader: Reader, words: str) -> None:
    for text in (words.strip(), f"may I stop {words.strip()} today"):
        assert Kind.THIS_MEDICINE not in {mention.kind for mention in reader.read(text).mentions}
