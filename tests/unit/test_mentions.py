"""What patients name decides: the topic of a bare pair, side effects in a wider question, another medicine."""

import pytest

from bot.bootstrap import answering
from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topic, Topics
from bot.mentions import BACKGROUND, is_background, side_effects_named, topic_by_mention

BACLOFEN, LIORESAL = (Mention(Kind.THIS_MEDICINE, name) for name in ("Baclofen", "lioresal"))
IT, MY_TABLETS = (Mention(Kind.REFERENCE, word) for word in ("it", "my tablets"))
IBUPROFEN, AGAIN, TRAMADOL = (Mention(Kind.MEDICINE, name) for name in ("ibuprofen", "Ibuprofen", "tramadol"))
GOUT = Mention(Kind.CONDITION, "gout")
DIZZY, SEIZURES = Mention(Kind.TERM, "dizzy", "dizziness"), Mention(Kind.TERM, "fits", "seizures")
SLEEPLESS = Mention(Kind.TERM, "insomnia", "sleep disorders", near=True)
DEPRESSED = Mention(Kind.TERM, "depressed", "mental or mood changes", near=True)
HICCUPS, KIDNEYS = Mention(Kind.TERM, "hiccups", "hiccups"), Mention(Kind.TERM, "kidneys", "kidney disease")
RELAXER, HERBS = Mention(Kind.TERM, "relaxer", "muscle relaxant"), Mention(Kind.TERM, "herbs", "herbal remedies")
RASH = Mention(Kind.TERM, "rash 💊")  # a term without the document's word for it


def topics() -> Topics:
    return answering().topics


def topic(name: str) -> Topic:
    return topics().by_name[name]


def question(*mentions: Mention, text: str = "a question", around: tuple[Mention, ...] = ()) -> Question:
    return Question(text, "ask_dose", 0.5, mentions, around=around)


def named_by(asked: Question, name: str | None) -> str | None:
    found = topic_by_mention(topic(name) if name else None, asked, topics())
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "mentions", "name"),
    [
        # yes: nothing but this medicine and a thing
        ("baclofen hiccups", [BACLOFEN, HICCUPS], "named_use"),
        ("Hiccups + BACLOFEN??", [HICCUPS, BACLOFEN], "named_use"),
        ("baclofen dizzy", [BACLOFEN, DIZZY], "named_side_effect"),
        ("baclofen, depressed", [BACLOFEN, DEPRESSED], "named_side_effect"),
        ("baclofen and insomnia", [BACLOFEN, SLEEPLESS], "named_use"),
        ("lioresal with bad kidneys", [LIORESAL, Mention(Kind.TERM, "bad kidneys", "kidney disease")], "own_condition"),
        ("baclofen relaxer", [BACLOFEN, RELAXER], "named_class"),
        ("baclofen herbs", [BACLOFEN, HERBS], "named_medicine"),
        ("baclofen ibuprofen", [BACLOFEN, IBUPROFEN], "named_medicine"),
        ("baclofen tablets mixed with ibuprofen and tramadol", [BACLOFEN, IBUPROFEN, TRAMADOL], "named_medicine"),
        ("baclofen gout 🙂", [BACLOFEN, GOUT], "named_side_effect"),
        ("baclofen rash 💊", [BACLOFEN, RASH], "named_side_effect"),
        # what the document lists goes before what it does not
        ("ibuprofen baclofen hiccups", [IBUPROFEN, BACLOFEN, HICCUPS], "named_use"),
        ("baclofen hiccups dizzy", [BACLOFEN, HICCUPS, DIZZY], "named_side_effect"),
        # yes: nothing but the name
        ("baclofen", [BACLOFEN], "what_is"),
        ("Baclofen tablets??", [BACLOFEN], "what_is"),
        # no: more words, only one of the two, a reference, two names
        ("on baclofen", [BACLOFEN], None),
        ("baclofen cured hiccups", [BACLOFEN, HICCUPS], None),
        ("hiccups hiccups baclofen", [HICCUPS, BACLOFEN], None),
        ("baclofen lioresal", [BACLOFEN, LIORESAL], None),
        ("hiccups", [HICCUPS], None),
        ("hiccups with it", [HICCUPS, IT], None),
        ("baclofen it hiccups", [BACLOFEN, IT, HICCUPS], None),
        ("", [], None),
        ("💊", [], None),
    ],
)
@pytest.mark.parametrize("guess", ["dose", None])
def test_a_bare_pair_asks_what_the_document_says_of_the_thing(
    text: str, mentions: list[Mention], name: str | None, guess: str | None
) -> None:
    assert named_by(question(*mentions, text=text), guess) == (name or guess)


@pytest.mark.parametrize(
    ("guess", "mentions", "name"),
    [
        # yes: a side effect in a question of whether it is good or safe
        ("safety", [SEIZURES], "named_side_effect"),
        ("effectiveness", [IT, DIZZY], "named_side_effect"),
        ("precautions", [HICCUPS, DIZZY], "named_side_effect"),
        ("benefits", [DIZZY], "named_side_effect"),
        ("mind_effects", [IT, SEIZURES], "named_side_effect"),
        ("condition_worse", [DIZZY], "named_side_effect"),
        # yes: a serious one in a question of what to do
        ("side_effect_action", [SEIZURES], "serious_side_effects"),
        ("when_doctor", [DIZZY, SEIZURES], "serious_side_effects"),
        ("side_effect_duration", [SEIZURES], "serious_side_effects"),
        # no: only near one, no side effect, one that is not serious, none at all
        ("safety", [DEPRESSED], "safety"),
        ("safety", [HICCUPS, KIDNEYS, IBUPROFEN, RASH], "safety"),
        ("side_effect_duration", [DIZZY], "side_effect_duration"),
        ("side_effect_action", [DIZZY], "side_effect_action"),
        ("side_effect_action", [DEPRESSED], "side_effect_action"),
        ("when_doctor", [], "when_doctor"),
        # no: other topics stay, and so does none
        ("dose", [SEIZURES], "dose"),
        ("named_use", [DIZZY], "named_use"),
        (None, [SEIZURES], None),
    ],
)
def test_a_side_effect_that_is_named_makes_a_wider_question_one_of_it(
    guess: str | None, mentions: list[Mention], name: str | None
) -> None:
    assert named_by(question(*mentions), guess) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("then what ARE the common ones", "common_side_effects"),  # yes
        ("what are the bad ones", "serious_side_effects"),
        ("which are the most serious", "serious_side_effects"),
        ("common and serious side effects", "side_effects"),  # no: both, or neither
        ("what are the side effects", "side_effects"),
        ("does it have bad side effects", "side_effects"),
    ],
)
def test_the_sort_of_side_effects_that_is_asked_for_is_shown(text: str, name: str) -> None:
    assert named_by(question(text=text), "side_effects") == name


@pytest.mark.parametrize(
    ("guess", "mentions", "around", "name"),
    [
        # yes: another medicine in the question, this one in the message
        ("how_taken", [BACLOFEN, IBUPROFEN], (), "named_medicine"),
        ("safety", [IBUPROFEN, IT], (), "named_medicine"),
        ("which_medicines", [IBUPROFEN], (BACLOFEN,), "named_medicine"),
        ("side_effects", [BACLOFEN, IBUPROFEN], (), "side_effects_with_medicine"),
        ("side_effect_action", [IBUPROFEN], (IT,), "side_effects_with_medicine"),
        # no: only one of the two, or what is asked does not depend on it
        ("how_taken", [IBUPROFEN], (), "how_taken"),
        ("how_taken", [BACLOFEN], (IBUPROFEN,), "how_taken"),
        ("side_effects", [BACLOFEN, GOUT], (), "side_effects"),
        ("dose", [BACLOFEN, IBUPROFEN], (), "dose"),
        ("named_side_effect", [BACLOFEN, IBUPROFEN, DIZZY], (), "named_side_effect"),
        # yes: an illness that the document does not name
        ("how_taken", [BACLOFEN, GOUT], (), "named_use"),
        ("effectiveness", [GOUT], (), "named_use"),
        ("safety", [GOUT, IT], (), "own_condition"),
        ("contraindications", [GOUT], (), "own_condition"),
        # a difference from nothing that is named
        ("difference", [BACLOFEN, IBUPROFEN], (), "difference"),
        ("difference", [BACLOFEN], (IBUPROFEN,), "comparison"),
        # no: it is one that the document names, stands elsewhere, or is asked about in another way
        ("how_taken", [BACLOFEN, HICCUPS], (), "how_taken"),
        ("safety", [IT], (GOUT,), "safety"),
        ("dose", [GOUT], (), "dose"),
        ("own_condition", [GOUT], (), "own_condition"),
    ],
)
def test_what_is_named_beside_this_medicine_makes_another_topic(
    guess: str, mentions: list[Mention], around: tuple[Mention, ...], name: str
) -> None:
    assert named_by(question(*mentions, around=around), guess) == name


@pytest.mark.parametrize(
    ("text", "mentions", "name"),
    [
        # yes
        ("does baclofen make gout worse", [BACLOFEN, GOUT], "condition_worse"),
        ("will it AGGRAVATE my gout?", [IT, GOUT], "condition_worse"),
        ("gout flares on it", [GOUT, IT], "condition_worse"),
        # no
        ("does baclofen cause gout", [BACLOFEN, GOUT], "named_side_effect"),
        ("does it make the dizziness worse", [IT, DIZZY], "named_side_effect"),
        ("worsted gout 🙂", [GOUT], "named_side_effect"),
    ],
)
def test_an_illness_that_may_get_worse_is_one_the_patient_has(text: str, mentions: list[Mention], name: str) -> None:
    assert named_by(question(*mentions, text=text), "named_side_effect") == name


@pytest.mark.parametrize(
    ("text", "mentions", "name"),
    [
        # yes
        ("side effects of baclofen with ibuprofen", [BACLOFEN, IBUPROFEN], "side_effects_with_medicine"),
        ("any ADVERSE EFFECTS of ibuprofen and it", [IBUPROFEN, IT], "side_effects_with_medicine"),
        ("side affects baclofen ibuprofen", [BACLOFEN, IBUPROFEN, DIZZY], "side_effects_with_medicine"),
        # no
        ("can i take ibuprofen with it", [IBUPROFEN, IT], "named_medicine"),
        ("side effects of ibuprofen", [IBUPROFEN], "named_medicine"),
        ("the side effected by ibuprofen and it 🙂", [IBUPROFEN, IT], "named_medicine"),
    ],
)
def test_side_effects_of_two_medicines_are_those_of_both(text: str, mentions: list[Mention], name: str) -> None:
    assert named_by(question(*mentions, text=text), "named_medicine") == name


def test_what_the_rest_of_the_message_names_makes_no_topic() -> None:
    assert named_by(question(around=(SEIZURES,)), "safety") == "safety"


@pytest.mark.parametrize(
    ("mentions", "openings"),
    [
        # yes
        ([DIZZY], [["Some of the common side", "Some of the more common"]]),
        ([SEIZURES], [["In some rare cases", "These include seizures", "If you experience any of"]]),
        ([DIZZY, HICCUPS, DIZZY], [["Some of the common side", "Some of the more common"]] * 2),
        # no
        ([DEPRESSED, HICCUPS, GOUT, RASH, IBUPROFEN, IT], []),
        ([], []),
    ],
)
def test_the_side_effects_that_are_named_are_quoted(mentions: list[Mention], openings: list[list[str]]) -> None:
    found = list(side_effects_named(question(*mentions), topics()))

    assert [len(quotes) for quotes in found] == [len(starts) for starts in openings]
    for quotes, starts in zip(found, openings, strict=True):
        assert all(quote.text.startswith(start) for quote, start in zip(quotes, starts, strict=True))


def test_illnesses_that_are_background_are_named_by_the_document_as_uses() -> None:
    assert {item for entry in topics().lists["uses"].entries for item in entry.items} >= BACKGROUND
    assert is_background(Mention(Kind.TERM, "MS", "multiple sclerosis"))
    assert not is_background(HICCUPS) and not is_background(GOUT)
