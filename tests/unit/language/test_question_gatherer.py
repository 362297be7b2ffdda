"""A message and its sentences become one message again, with its questions and an intent to route it by."""

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import TEXT

from bot.language.question_gatherer import QUESTIONS, QuestionGatherer
from bot.language.vocabulary import UNEXPLAINED
from bot.leaflet.intents import NOT_UNDERSTOOD
from bot.leaflet.question import Kind, Mention, Question

from .parts import CONTEXT, RESOURCE, asked, gathered, part, ranked, understood

WHOLE = "ask_stopping"
PARTS = [
    # none or unsure parts: the whole counts
    ([], [WHOLE]),
    ([("ask_food", 0.49), ("ask_price", 0.2)], [WHOLE]),
    ([("greet", 0.9), ("say_thanks", 0.9)], [WHOLE]),
    ([(NOT_UNDERSTOOD, 0.9), ("say_goodbye", 0.9), ("ask_how_are_you", 0.9)], [WHOLE]),
    # one sure part: it counts where it is better understood
    ([("ask_food", 0.7)], [WHOLE]),
    ([("ask_food", 0.8)], [WHOLE]),
    ([("greet", 0.99), ("ask_food", 0.81)], ["ask_food"]),
    ([("ask_food", 0.9), ("ask_food", 0.6)], ["ask_food"]),
    # several: all count
    ([("ask_food", 0.5), ("ask_price", 0.5)], ["ask_food", "ask_price"]),
    ([("ask_food", 0.9), ("greet", 0.9), ("ask_price", 0.6)], ["ask_food", "ask_price"]),
    ([("ask_food", 0.6), ("ask_price", 0.6), ("ask_food", 0.6)], ["ask_food", "ask_price", "ask_food"]),
]


@pytest.mark.parametrize(("parts", "intents"), PARTS)
def test_parts_are_questions_where_they_are_understood_better(
    gatherer: QuestionGatherer, parts: list[tuple[str, float]], intents: list[str]
) -> None:
    messages = [understood("whole", WHOLE, 0.8), *(part("part", *each) for each in parts)]
    assert gathered(gatherer, *messages) == (intents[0], intents)


@pytest.mark.parametrize(
    ("confidence", "intents"),
    [(0.5, ["keep_question"]), (0.49, ["ask_driving"])],
)
def test_what_is_to_be_kept_is_not_answered(gatherer: QuestionGatherer, confidence: float, intents: list[str]) -> None:
    messages = [understood("add to my list: can I drive", "keep_question", confidence), part("a", "ask_driving", 0.9)]
    assert gathered(gatherer, *messages) == (intents[0], intents)


BESIDE = [
    "affirm", "deny", "acknowledge", "say_abuse", "say_helpful", "say_unhelpful", "say_misunderstood", "choose_option",
    "say_about_self", "request_frequency",
    "request_more", "request_reason", "request_seriousness", "request_verdict", "request_source", "repeat_answer",
    "start_over",
]  # fmt: skip


@pytest.mark.parametrize("intent", BESIDE)
def test_what_only_takes_up_the_last_reply_is_dropped_beside_a_question(
    gatherer: QuestionGatherer, intent: str
) -> None:
    messages = [understood("w", intent, 0.6), part("is it?", intent, 0.99), part("can i eat", "ask_food", 0.9)]
    assert gathered(gatherer, *messages) == ("ask_food", ["ask_food"])


@pytest.mark.parametrize("intent", BESIDE)
def test_what_only_takes_up_the_last_reply_counts_by_itself(gatherer: QuestionGatherer, intent: str) -> None:
    messages = [understood("w", intent, 0.9), part("is it?", intent, 0.99), part("ok 🙂", "greet", 0.99)]
    assert gathered(gatherer, *messages) == (intent, [intent])


CLAUSES = [
    # sentence, its clauses, sentence: each sentence is decided by itself
    ([(1, "ask_food", 0.3), (2, "ask_dose", 0.9), (2, "ask_price", 0.9), (1, "ask_storage", 0.9)],
     ["ask_dose", "ask_price", "ask_storage"]),
    ([(1, "ask_food", 0.9), (2, "ask_dose", 0.4), (2, "ask_price", 0.8), (1, "ask_storage", 0.9)],
     ["ask_food", "ask_storage"]),
    # one sentence only: its clauses are the parts
    ([(2, "ask_dose", 0.9), (2, "ask_price", 0.9)], ["ask_dose", "ask_price"]),
    ([(2, "ask_dose", 0.4), (2, "ask_price", 0.4)], [WHOLE]),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "intents"), CLAUSES)
def test_the_clauses_of_a_sentence_are_its_parts(
    gatherer: QuestionGatherer, parts: list[tuple[int, str, float]], intents: list[str]
) -> None:
    messages = [ranked("p", {intent: confidence}, depth) for depth, intent, confidence in parts]
    assert gathered(gatherer, ranked("w", {WHOLE: 0.8}), *messages) == (intents[0], intents)


def test_a_part_that_asks_goes_before_one_that_tells(gatherer: QuestionGatherer) -> None:
    telling, asking = part("i have bad kidneys", "ask_own_condition", 0.95), part("can i drink", "ask_alcohol", 0.85)
    assert gathered(gatherer, understood("w", WHOLE, 0.8), telling, asking)[1] == ["ask_alcohol"]


def test_a_question_knows_what_the_rest_of_the_message_mentions(gatherer: QuestionGatherer) -> None:
    beer, other = Mention(Kind.TERM, "beer", "alcohol"), Mention(Kind.MEDICINE, "ibuprofen")
    weak, sure = {"name": WHOLE, "confidence": 0.3}, {"name": "ask_food", "confidence": 0.9}
    whole = asked("w", beer, other, intent=dict(weak), intent_ranking=[weak])
    (message,) = gatherer.process([whole, asked("a", beer, intent=sure, intent_ranking=[sure], depth=1)])
    (question,) = map(Question.from_dict, message.get(QUESTIONS))
    assert (question.mentions, question.around) == ((beer,), (other,))


def test_an_intent_that_stays_keeps_its_confidence(gatherer: QuestionGatherer) -> None:
    (message,) = gatherer.process([understood("w", "ask_food", 0.61)])
    assert message.get("intent") == {"name": "ask_food", "confidence": 0.61}


@pytest.mark.parametrize("text", ["", "🙂", "may I have a beer"])
def test_a_question_holds_all_that_was_understood(gatherer: QuestionGatherer, text: str) -> None:
    mention = Mention(Kind.TERM, "beer", "alcohol", near=True)
    ranked = [{"name": "ask_food", "confidence": 0.512345}, {"name": "ask_alcohol", "confidence": 0.4}]
    message = asked(text, mention, intent=ranked[0], intent_ranking=ranked)
    message.set(UNEXPLAINED, (("beer",), ()))
    (message,) = gatherer.process([message])
    (plain,) = message.get(QUESTIONS)
    ranking = (("ask_food", 0.5123), ("ask_alcohol", 0.4))
    assert Question.from_dict(plain) == Question(text, "ask_food", 0.512345, (mention,), ranking, (("beer",), ()))


def test_what_is_set_is_part_of_what_the_model_gives_out(gatherer: QuestionGatherer) -> None:
    (message,) = gatherer.process([understood("He is unconscious.", "greet")])
    assert {QUESTIONS, "intent"} <= set(message.as_dict(only_output_properties=True))


def test_several_messages_are_gathered_each_with_its_own_parts(gatherer: QuestionGatherer) -> None:
    messages = [
        understood("w1", WHOLE, 0.3), part("a", "ask_food"), part("b", "ask_price"),
        understood("w2", "greet"),
        understood("w3", WHOLE, 0.3), part("c", "ask_dose"),
    ]  # fmt: skip
    found = gatherer.process(messages)
    assert [message.get(TEXT) for message in found] == ["w1", "w2", "w3"]
    assert [message.get("intent")["name"] for message in found] == ["ask_food", "greet", "ask_dose"]


@pytest.mark.parametrize(("sure", "intents"), [(0.95, [WHOLE]), (0.85, ["ask_food", "ask_price"])])
def test_how_sure_is_sure_is_a_matter_of_config_yml(
    storage: LocalModelStorage, sure: float, intents: list[str]
) -> None:
    config = QuestionGatherer.get_default_config() | {"sure": sure}
    gatherer = QuestionGatherer.create(config, storage, RESOURCE, CONTEXT)
    messages = [understood("w", WHOLE, 0.3), part("a", "ask_food"), part("b", "ask_price")]
    assert gathered(gatherer, *messages) == (intents[0], intents)


@pytest.mark.parametrize(
    ("ranking", "routed"),
    [
        ({"read_section": 0.5, "ask_food": 0.4}, "read_section"),
        ({"say_abuse": 0.3, "off_topic": 0.2}, "off_topic"),
        ({"read_section": 0.49, "request_more": 0.3, "ask_food": 0.2}, "ask_food"),
        ({"clear_questions": 0.4, "keep_question": 0.3}, NOT_UNDERSTOOD),
        # what does nothing at once need not be sure
        ({"ask_food": 0.2, "read_section": 0.1}, "ask_food"),
        ({"greet": 0.3, "ask_food": 0.2}, "greet"),
    ],
)
def test_a_deed_is_done_only_where_it_is_sure(
    gatherer: QuestionGatherer, ranking: dict[str, float], routed: str
) -> None:
    assert gathered(gatherer, ranked("whole", ranking))[0] == routed
