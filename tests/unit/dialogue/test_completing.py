"""A question as it is meant after what was asked before."""

from dataclasses import replace

import pytest

from bot.bootstrap import answering
from bot.dialogue.completing import in_context
from bot.dialogue.context import Context, Matter
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Mention, Question

from .turns import BACLOFEN, GOUT, HEADACHES, HICCUPS, IBUPROFEN, IT, KIDNEYS, SEIZURES, UNSURE, completed, question


@pytest.mark.parametrize(
    ("before", "text", "mention", "intent"),
    [
        # the thing added is asked about as the thing before was
        ("side_effects", "and headaches?", HEADACHES, "ask_named_side_effect"),
        ("serious_side_effects", "what about gout", GOUT, "ask_named_side_effect"),
        ("side_effect_duration", "HICCUPS?? 🙄", HICCUPS, "ask_named_side_effect"),
        ("side_effects", "and any bad headaches too", HEADACHES, "ask_named_side_effect"),
        ("uses", "and hiccups", HICCUPS, "ask_named_use"),
        ("effectiveness", "for gout?", GOUT, "ask_named_use"),
        ("own_condition", "and my kidneys", KIDNEYS, "ask_own_condition"),
        ("contraindications", "also gout", GOUT, "ask_own_condition"),
        # after anything else, as the document speaks of it
        ("alcohol", "and headaches?", HEADACHES, "ask_named_side_effect"),
        ("alcohol", "and hiccups", HICCUPS, "ask_named_use"),
        ("dose", "and my kidneys", KIDNEYS, "ask_own_condition"),
    ],
)
def test_a_thing_that_is_added_is_asked_about_like_the_one_before(
    before: str, text: str, mention: Mention, intent: str
) -> None:
    meant = completed(question(text, UNSURE, mention), before)

    assert (meant.text, meant.intent, meant.confidence) == (text, intent, 1.0)
    assert meant.mentions == (mention,) and BACLOFEN in meant.around


@pytest.mark.parametrize(
    ("text", "ranking", "mentions"),
    [
        # a whole sentence
        ("can i get headaches", UNSURE, [HEADACHES]),
        ("do headaches?", UNSURE, [HEADACHES]),
        # more than a thing
        ("headaches after wine", UNSURE, [HEADACHES]),
        # nothing is named
        ("on weekends", UNSURE, []),
        ("🙂", UNSURE, []),
        ("", UNSURE, []),
        # sure of another matter
        ("and headaches from drinking red wine", {"ask_alcohol": 0.99}, [HEADACHES]),
    ],
)
def test_any_other_turn_keeps_its_own_intent(text: str, ranking: dict[str, float], mentions: list[Mention]) -> None:
    asked = question(text, ranking, *mentions)

    meant = completed(asked, "side_effects")

    assert (meant.text, meant.intent, meant.mentions) == (text, asked.intent, asked.mentions)
    assert BACLOFEN not in meant.around


@pytest.mark.parametrize("text", ["and headaches?", "what about it", "can i drive", "🙂", ""])
def test_the_first_question_of_a_conversation_is_meant_as_it_stands(text: str) -> None:
    asked = question(text, UNSURE, HEADACHES)

    assert completed(asked) is asked


def test_small_talk_before_is_no_matter_to_go_on_from() -> None:
    asked = question("and headaches?", UNSURE, HEADACHES)
    hello = Context((Matter((), (), (), (), Verdict.SMALL_TALK, 0.0),))

    assert in_context(asked, hello, answering().topics) is asked


@pytest.mark.parametrize(
    ("text", "mention", "intent"),
    [
        ("he has hiccups", HICCUPS, "ask_named_use"),  # yes
        ("and my mum's got bad kidneys", KIDNEYS, "ask_own_condition"),
        ("I have gout", GOUT, "ask_own_condition"),
        ("she gets headaches at night since easter", HEADACHES, "ask_dose"),  # no: more is said
        ("hiccups have ruined me", HICCUPS, "ask_dose"),
    ],
)
def test_who_only_says_what_somebody_has_asks_what_the_document_says_of_it(
    text: str, mention: Mention, intent: str
) -> None:
    assert completed(question(text, UNSURE, mention), "dose").intent == intent


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("ask_side_effect_action", (SEIZURES,)),  # yes
        ("ask_effectiveness", (SEIZURES,)),
        ("ask_alcohol", ()),  # no
    ],
)
def test_what_to_do_and_how_well_it_works_are_asked_of_what_was_named(asked: str, named: tuple[Mention, ...]) -> None:
    before = Question("does it cause fits", "ask_named_side_effect", 1.0, (SEIZURES,))
    context = Context((Matter((before,), ("named_side_effect",), (33,), (33,), Verdict.ANSWERED, 0.0),))

    assert in_context(question("and then?", {asked: 1.0}), context, answering().topics).mentions == named


def test_the_medicine_is_spoken_of_without_being_named_again() -> None:
    assert IT in completed(question("can i drive", {"ask_driving": 0.8}), "alcohol").around


@pytest.mark.parametrize(
    ("before", "likeliest"),
    [
        ("stopping", "ask_stopping"),  # the same topic
        ("side_effects", "ask_side_effect_duration"),  # one of the same matter
        ("alcohol", "ask_onset"),  # neither
    ],
)
def test_what_stays_on_the_matter_is_likelier(before: str, likeliest: str) -> None:
    ranking = {"ask_onset": 0.4, "ask_side_effect_duration": 0.3, "ask_stopping": 0.3}

    meant = completed(question("how long does that take", ranking), before)

    assert meant.intent == meant.ranking[0][0] == likeliest
    assert meant.confidence == meant.ranking[0][1]
    assert sum(confidence for _, confidence in meant.ranking) == pytest.approx(1.0)


def test_another_illness_is_less_likely_where_this_medicine_is_spoken_of() -> None:
    ranking = {"ask_about_other_health": 0.6, "ask_driving": 0.4}

    assert completed(question("is that dangerous", ranking), "dose").intent == "ask_driving"


def test_the_words_that_are_unexplained_stay_with_their_intent() -> None:
    ranking = (("ask_onset", 0.5), ("ask_side_effect_duration", 0.4))
    asked = Question("wen", "ask_onset", 0.5, (), ranking, unexplained=(("wen",), ("💊",)))

    meant = completed(asked, "side_effects")

    assert [intent for intent, _ in meant.ranking] == ["ask_side_effect_duration", "ask_onset"]
    assert meant.unexplained == (("💊",), ("wen",))


@pytest.mark.parametrize(
    ("text", "confidence", "again"),
    [
        # yes: likely enough to be what was answered before
        ("can i have a beer at the wedding", 0.6, True),
        ("a beer at the wedding", 0.35, True),
        # no: a whole sentence needs more, and some of it is needed anyway
        ("can i have a beer at the wedding", 0.35, False),
        ("a beer at the wedding", 0.2, False),
    ],
)
def test_what_was_answered_before_is_answered_again(text: str, confidence: float, again: bool) -> None:
    ranking = {"ask_alcohol": confidence, **{f"ask_{name}": (1 - confidence) / 5 for name in ("dose", "food", "onset")}}
    ranking |= {"greet": (1 - confidence) / 5, "bye": (1 - confidence) / 5}

    meant = completed(question(text, ranking), "alcohol", "storage")

    assert (meant.confidence == 1.0, meant.intent == "ask_alcohol") == (again, True)


@pytest.mark.parametrize("mention", [HEADACHES, IBUPROFEN])
def test_what_the_rest_of_the_message_mentions_is_kept(mention: Mention) -> None:
    asked = replace(question(f"and {mention.text}", UNSURE, mention), around=(GOUT,))

    assert GOUT in completed(asked, "alcohol").around
    assert GOUT in completed(replace(asked, text=f"can i take {mention.text}"), "alcohol").around


def test_an_ill_that_is_added_to_another_matter_may_be_answered_otherwise() -> None:
    sure = question("with headaches?", {"ask_driving": 0.99}, HEADACHES)

    assert completed(sure, "alcohol").intent == "ask_driving"
    assert completed(sure, "side_effects").intent == "ask_named_side_effect"


def test_an_ill_that_is_added_is_not_answered_by_a_guess() -> None:
    guessed = question("with headaches?", {"ask_driving": 0.5, "ask_dose": 0.3}, HEADACHES)

    assert completed(guessed, "alcohol").intent == "ask_named_side_effect"


def test_the_matter_before_makes_nobody_surer_of_the_whole() -> None:
    meant = completed(question("how come", {"ask_onset": 0.3, "ask_food": 0.2}), "food")

    assert sum(confidence for _, confidence in meant.ranking) == pytest.approx(0.5)


def test_what_is_sure_keeps_its_doubt_although_it_was_answered_before() -> None:
    meant = completed(question("can i have a beer with it", {"ask_alcohol": 0.99}), "alcohol")

    assert (meant.intent, meant.is_settled) == ("ask_alcohol", False)


@pytest.mark.parametrize(
    ("before", "text", "topic"),
    [
        ("alcohol", "what happens if i do", "alcohol_details"),  # yes
        ("stopping", "and what if he did?", "stopping_effects"),
        ("addictiveness", "what happens if i do", "addictiveness"),
        ("alcohol", "what happens if i do yoga", "dose"),  # no
    ],
)
def test_what_happens_if_it_is_done_is_asked_of_what_was_spoken_of(before: str, text: str, topic: str) -> None:
    assert completed(question(text, UNSURE), before).intent == f"ask_{topic}"


@pytest.mark.parametrize(
    ("before", "mention", "topic"),
    [
        ("effectiveness", HICCUPS, "effectiveness"),  # that says something of it
        ("benefits", HICCUPS, "benefits"),
        ("effectiveness", GOUT, "named_use"),  # that does not
        ("uses", HICCUPS, "named_use"),
    ],
)
def test_how_well_it_works_is_asked_of_the_next_thing_too(before: str, mention: Mention, topic: str) -> None:
    assert completed(question(f"and {mention.text}?", UNSURE, mention), before).intent == f"ask_{topic}"


@pytest.mark.parametrize(
    ("before", "mentions", "intent"),
    [
        ("alcohol", (), "ask_addiction_treatment"),  # yes
        ("alcohol_details", (), "ask_addiction_treatment"),
        ("alcohol", (HICCUPS,), "ask_named_use"),  # no
        ("side_effects", (), "ask_named_use"),
    ],
)
def test_does_it_treat_it_after_alcohol_means_addiction(
    before: str, mentions: tuple[Mention, ...], intent: str
) -> None:
    assert (
        completed(question("no i meant does it treat it", {"ask_named_use": 0.97}, *mentions), before).intent == intent
    )
