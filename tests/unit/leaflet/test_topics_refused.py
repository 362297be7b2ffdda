"""What does not fit in topics.yml is refused when it is loaded: where it stands, and what to do."""

from pathlib import Path

import pytest

from bot.leaflet.document import read_document
from bot.leaflet.errors import TopicsError
from bot.leaflet.topics import TOPICS, load_topics
from bot.wording import read_wording

from .small import DOCUMENT, RESPONSES, load_small

FORM = "form: {verdict: partial, quotes: [pill], doctor: taking}"
NEEDS = "topic 'form' needs 'verdict' and 'doctor', may have beside, doctor, frequency, list, quotes, reason, "
WHEN = "topic 'form' has quotes exactly when its verdict is not 'not_covered'"
ENTRY = "an entry of a list has 'quotes' and 'items'"
HERBS = "    - quotes: [herbs]\n      items: [herbs]"

# what stands in the small topics, what stands there instead, the end of the line that is named, what is said
UNFIT = [
    # sentences
    ("It calms dogs.", "It calms hogs.", "hogs.", "“It calms hogs.”. The nearest sentence is: “It calms dogs.”"),
    ("Avoid milk", "Avoid milk.", "milk.", "“Avoid milk.”. The nearest sentence is: “Avoid milk”"),
    ("It calms dogs.", "it calms dogs.", "calms dogs.", "not in the document: “it calms dogs.”"),
    ("It calms dogs.", "[It calms dogs.]", "[It calms dogs.]", "expected a single value"),
    # lists
    (
        "[howling, sneezing]",
        "[howling, sneezin]",
        "sneezin]",
        "no sentence is named 'sneezin' (see the part 'sentences'",
    ),
    ("items: [ghosts]", "items: [ghosts, ghouls]", "ghouls]", "“ghouls” is not in the sentences quoted for it"),
    ("items: [ghosts]", "items: [Ghosts]", "[Ghosts]", "“Ghosts” is not in the sentences quoted for it"),
    ("items: [howling]", "items: [yawning, cats]", "cats]", "“cats” is not in the sentences quoted for it"),
    (HERBS, "    - quotes: [herbs]", "quotes: [herbs]", ENTRY),
    (HERBS, "    - items: [herbs]", "items: [herbs]", ENTRY),
    (HERBS, f"{HERBS}\n      doctor: taking", "- quotes: [herbs]", ENTRY),
    (HERBS, "    herbs", "herbs", "expected a list"),
    (HERBS, "    - herbs", "- herbs", "expected a mapping"),
    # topics
    (FORM, "form: {quotes: [pill], doctor: taking}", "doctor: taking}", NEEDS),
    (FORM, "form: {verdict: partial, quotes: [pill]}", "[pill]}", NEEDS),
    (FORM, "form: {verdict: partial, quote: [pill], doctor: taking}", "doctor: taking}", NEEDS),
    (FORM, "form: partial", "form: partial", "expected a mapping"),
    (FORM, FORM.replace("partial", "maybe"), "taking}", "the verdict of a topic is one of: answered, partial, not_cov"),
    (FORM, FORM.replace("partial", "off_topic"), "taking}", "the verdict of a topic is one of: answered, partial"),
    (FORM, FORM.replace("partial", "not_covered"), "taking}", WHEN),
    (FORM, "form: {verdict: partial, doctor: taking}", "taking}", WHEN),
    (FORM, "form: {verdict: answered, quotes: [], doctor: taking}", "taking}", WHEN),
    (
        FORM,
        FORM.replace("pill", "pills"),
        "taking}",
        "no sentence is named 'pills' (see the part 'sentences' of this fil",
    ),
    (FORM, FORM.replace("[pill]", "pill"), "taking}", "expected a list"),
    (FORM, FORM.replace("doctor", "reason: pill, doctor"), "taking}", "expected a list"),
    (FORM, FORM.replace("doctor", "reason: [pills], doctor"), "taking}", "no sentence is named 'pills' (see the part"),
    (FORM, FORM.replace("doctor", "seriousness: [💊], doctor"), "taking}", "no sentence is named '💊' (see the part"),
    (FORM, FORM.replace("quotes", "seriousness"), "taking}", WHEN),
    (FORM, FORM.replace("doctor", "serious: [pill], doctor"), "taking}", NEEDS),
    ("list: remedies", "list: remedy", "taking}", "no list is named 'remedy' (see the part 'lists' of this file)"),
    ("  dose:", "  doses:", "taking}", "'doses' needs words: add the response 'utter_topic_doses' to domain.yml"),
    (FORM, FORM.replace("taking", "whom"), "whom}", "needs words: add the response 'utter_doctor_whom' to domain.yml"),
    # the same name twice
    ("  calms:", "  relaxes: It calms dogs.\n  calms:", "relaxes: It calms dogs.", "'relaxes' stands here twice"),
    ("  remedies:", "  side_effects: []\n  remedies:", "side_effects: []", "'side_effects' stands here twice"),
    (FORM, f"{FORM}\n  {FORM}", FORM, "'form' stands here twice"),
    (FORM, FORM.replace("quotes", "doctor: general, quotes"), FORM[-16:], "'doctor' stands here twice"),
    ("topics:", "lists: {}\ntopics:", "lists: {}", "'lists' stands here twice"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), UNFIT)
def test_what_does_not_fit_is_refused_with_file_line_and_what_to_do(
    old: str, new: str, line: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(TopicsError) as refused:
        load_small(tmp_path, old, new)

    path = tmp_path / "topics.yml"
    file, number, message = str(refused.value).split(":", 2)
    assert file == str(path)
    assert path.read_text(encoding="utf-8").splitlines()[int(number) - 1].endswith(line)
    assert said in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("lists:", "list:", "has no part named lists"),
        ("sentences:", "quotes:", "has no part named sentences"),
        ("topics:", "questions:", "has no part named topics"),
        ("  dose:", " dose:", "is not YAML: while parsing a block mapping"),
        (", barking]", "]", "no topic shows sentence 4 of the document: “Vets prescribe it for barking.”"),
        ("    - quotes: [howling, sneezing]\n      items: [howling]\n", "", "no topic shows sentence 6"),
    ],
)
def test_what_is_missing_is_refused_by_name(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(TopicsError) as refused:
        load_small(tmp_path, old, new)
    assert str(refused.value).startswith(f"{tmp_path / 'topics.yml'}: {said}")


def test_one_letter_changed_in_a_quote_of_the_real_topics_is_refused(tmp_path: Path) -> None:
    document, wording, path = read_document(), read_wording(), tmp_path / "topics.yml"
    yaml = TOPICS.read_text(encoding="utf-8")

    for sentence in document.sentences[::6]:
        at = yaml.index(f": {sentence.text}\n") + 2 + len(sentence.text) // 2
        path.write_text(yaml[:at] + ("x" if yaml[at] != "x" else "y") + yaml[at + 1 :], encoding="utf-8")
        line = yaml[:at].count("\n") + 1
        with pytest.raises(TopicsError, match=f":{line}: not in the document") as refused:
            load_topics(document, wording.texts, path)
        assert str(refused.value).endswith(f"The nearest sentence is: “{sentence.text}”")


def test_the_small_responses_are_all_that_the_small_topics_need(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    load_small(tmp_path)

    for response in RESPONSES:
        with pytest.raises(TopicsError, match=f"add the response '{response}' to domain.yml"):
            load_topics(DOCUMENT, RESPONSES - {response}, path)
