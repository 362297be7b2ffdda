"""The component that tells a message in another language from mistyped English."""

from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.language_detector import LANGUAGE, LanguageDetector
from bot.language.question_gatherer import QUESTIONS
from bot.leaflet.intents import NOT_UNDERSTOOD
from bot.leaflet.question import Kind, Mention

from .parts import CONTEXT, RESOURCE, asked, understood

FOREIGN_TEXTS = [
    ("ar", "هل يمكنني شرب الكحول؟"),
    ("ar", "ما هي الآثار الجانبية للباكلوفين"),
    ("ar", "مرحبا"),
    ("de", "Darf ich Alkohol trinken?"),
    ("de", "welche nebenwirkungen hat baclofen"),
    ("de", "ich habe kopfschmerzen, ist das normal?"),
    ("de", "Hilfe!"),
    ("es", "¿Puedo beber alcohol con este medicamento?"),
    ("es", "puedo tomar baclofeno con ibuprofeno"),
    ("es", "me duele la cabeza"),
    ("es", "ayuda"),
    ("fr", "Puis-je le prendre avec du paracétamol ?"),
    ("fr", "quels sont les effets secondaires du baclofène"),
    ("fr", "j'ai mal à la tête, c'est normal ?"),
    ("fr", "j'ai oublie le comprime, que faire"),
    ("fr", "est-ce mauvais pour les reins"),  # most of its words are in the English list too
    ("hi", "क्या मैं शराब पी सकता हूँ?"),
    ("hi", "बैक्लोफेन क्या है"),
    ("hi", "नमस्ते 🙂"),
    ("it", "Posso bere alcolici con questo farmaco?"),
    ("it", "quali sono gli effetti collaterali del baclofene"),
    ("it", "🚗 POSSO GUIDARE? 🚗"),
    ("it", "Parli italiano?"),
    ("pl", "Czy mogę pić alkohol?"),
    ("pl", "jak dlugo dziala"),
    ("pl", "dziękuję"),
    ("pl", "czy moge pic piwo"),
    ("pt", "Posso beber álcool com este remédio?"),
    ("pt", "quais são os efeitos colaterais do baclofeno"),
    ("pt", "obrigado"),
    ("pt", "posso amamentar?"),
    ("zh", "我可以喝酒吗？"),
    ("zh", "巴氯芬有什么副作用"),
    ("zh", "你好"),
    ("zh", "baclofen 可以吃吗"),
    # in letters that none of these is written in
    ("und", "мне можно пить алкоголь? 🙂"),
    ("und", "Μπορώ να πιω αλκοόλ;"),
    ("und", "アルコールを飲んでもいいですか"),
    ("und", "술 마셔도 되나요"),
    ("und", "baclofen можно?"),
]
ENGLISH_TEXTS = [
    # mistyped
    *("wat are the side efects", "cna i tka it wiht foood", "can i tak it wiv asprin", "dos it mak u slepy"),
    *("backlofen sid efects", "wat abt ibuprofin", "my husbnd fel asleep", "halucinations", "dizzyness", "pls hlp"),
    *("des it amke oyu feeel iill", "secnd one", "duz it make u a vegtable", "is it dangeruos", "why ist that"),
    # as it is typed and spoken
    *("im ok dont worry", "haha I'm ok", "NO!!! dont", "yo yo yo", "y/n", "uh huh", "byeee cya", "xyzzy"),
    # medicines alone
    *("baclofen", "Baclofène baclofeno", "ibuprofen", "paracetamol", "naproxen?", "tizanidine", "Lioresal", "tramadol"),
    *("zanaflex ok?", "enbrel side effcts", "Buscopan vs Colofac for cramping bowels", "insulin + lioresal"),
    # with a foreign name or word
    *("Dr. Müller said I can", "my name is José, can I drink?", "is it bueno for me", "can I take con comida"),
    *("can i drink водка", "is α-linolenic acid ok"),
    # hardly any words
    *("ok", "hi", "no", "sehr", "lol", "10mg", "123", "?", "ok ؟؟؟", "🙂", "💊💊", "", "   ", "\u200b"),
]


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector(LanguageDetector.get_default_config())


def read(detector: LanguageDetector, text: str, intent: str, confidence: float) -> Message:
    message = understood(text, intent, confidence, **{QUESTIONS: [{"intent": intent}]})
    (message,) = detector.process([message])
    return message


@pytest.mark.parametrize(("code", "text"), FOREIGN_TEXTS)
def test_each_language_is_told(detector: LanguageDetector, code: str, text: str) -> None:
    assert detector.language_of(text) == code


@pytest.mark.parametrize("text", ENGLISH_TEXTS)
def test_english_is_told_however_it_is_typed(detector: LanguageDetector, text: str) -> None:
    assert detector.language_of(text) is None


@pytest.mark.parametrize(
    ("intent", "confidence"),
    [
        (NOT_UNDERSTOOD, 0.3),
        ("off_topic", 0.99),
        ("greet", 0.9),
        ("ask_alcohol", 0.59),
        ("ask_about_other_health", 0.99),
    ],
)
def test_a_foreign_message_carries_intent_and_language_and_no_questions(
    detector: LanguageDetector, intent: str, confidence: float
) -> None:
    message = read(detector, "¿Puedo beber alcohol?", intent, confidence)

    given_out = message.as_dict(only_output_properties=True)
    assert given_out["intent"] == {"name": "speak_other_language", "confidence": 1.0}
    assert (given_out[LANGUAGE], given_out[QUESTIONS]) == ("es", [])


@pytest.mark.parametrize(
    ("intent", "confidence"),
    [
        # an emergency, however unsure
        ("report_emergency", 1.0),
        ("report_overdose", 0.2),
        ("report_self_harm", 0.5),
        # well understood
        ("ask_alcohol", 0.6),
        ("ask_dose", 1.0),
    ],
)
def test_an_emergency_and_what_is_well_understood_are_left_as_they_are(
    detector: LanguageDetector, intent: str, confidence: float
) -> None:
    message = read(detector, "¿Puedo beber alcohol?", intent, confidence)

    assert message.get("intent") == {"name": intent, "confidence": confidence}
    assert message.get(QUESTIONS) == [{"intent": intent}] and message.get(LANGUAGE) is None


@pytest.mark.parametrize("text", ["can i drnik wine", "🙂", "", None])
def test_a_message_in_english_is_left_as_it_is(detector: LanguageDetector, text: str | None) -> None:
    message = understood("", NOT_UNDERSTOOD, 0.3, **{QUESTIONS: [{}]})
    message.set(TEXT, text)
    (message,) = detector.process([message])

    assert message.get("intent") == {"name": NOT_UNDERSTOOD, "confidence": 0.3}
    assert message.get(QUESTIONS) == [{}] and message.get(LANGUAGE) is None


THIS, OTHER = Kind.THIS_MEDICINE, Kind.MEDICINE
NAMING = [
    # in no other language but for the names
    ("naproxeno ibuprofeno", [(OTHER, "naproxeno"), (OTHER, "ibuprofeno")], None),
    ("sérieux?", [(OTHER, "sérieux")], None),
    ("Lioresal ok? 🙂", [(THIS, "Lioresal")], None),
    ("gabapentina", [(OTHER, "gabapentina")], None),
    # in another language beside them
    ("puedo tomar ibuprofeno", [(OTHER, "ibuprofeno")], "es"),
    ("darf ich IBUPROFEN nehmen", [(OTHER, "IBUPROFEN")], "de"),
    ("posso prendere Lioresal", [(THIS, "Lioresal")], "it"),
    # read otherwise than it is written
    ("puedo tomar ibuprofeno", [(OTHER, "ibuprofen e")], "es"),
]


@pytest.mark.parametrize(("text", "mentions", "code"), NAMING)
def test_names_of_medicines_tell_no_language(
    detector: LanguageDetector, text: str, mentions: list[tuple[Kind, str]], code: str | None
) -> None:
    named = [Mention(kind, name) for kind, name in mentions]
    (message,) = detector.process([asked(text, *named, intent={"name": NOT_UNDERSTOOD, "confidence": 0.3})])
    assert (message.get(LANGUAGE), message.get(TEXT)) == (code, text)


@pytest.mark.parametrize(("text", "code"), [("naproxeno ibuprofeno", "it"), ("sérieux?", "fr")])
def test_words_that_are_not_read_as_names_tell_their_language(detector: LanguageDetector, text: str, code: str) -> None:
    assert read(detector, text, NOT_UNDERSTOOD, 0.3).get(LANGUAGE) == code


def test_several_messages_are_told_each_by_itself(detector: LanguageDetector) -> None:
    texts = ["Czy mogę pić alkohol?", "can i drink", "Darf ich Alkohol trinken?"]
    found = detector.process([understood(text, NOT_UNDERSTOOD, 0.3) for text in texts])
    assert [message.get(LANGUAGE) for message in found] == ["pl", None, "de"]


@pytest.mark.parametrize(
    ("key", "limit", "text", "code"),
    [
        ("likelier", 3.0, "mareo y nauseas", "es"),
        ("likelier", 30.0, "obrigado", None),
        ("own_word", 20.0, "hoy me siento raro", "es"),
        ("own_word", 0.0, "posso guidare", None),
        ("english_word", 0.0, "hoy me siento raro", "es"),
        ("english_word", 14.0, "me duele la cabeza", None),
        ("understood", 0.2, "¿Puedo beber alcohol?", None),
    ],
)
def test_how_foreign_is_foreign_is_a_matter_of_config_yml(
    storage: LocalModelStorage, key: str, limit: float, text: str, code: str | None
) -> None:
    config: dict[str, Any] = LanguageDetector.get_default_config() | {key: limit}
    detector = LanguageDetector.create(config, storage, RESOURCE, CONTEXT)
    assert read(detector, text, "ask_alcohol", 0.3).get(LANGUAGE) == code
