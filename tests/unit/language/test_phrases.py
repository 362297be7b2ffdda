"""Training phrases: read as Rasa reads them, quick to copy and to tell from others."""

from copy import deepcopy
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.exceptions import YamlException
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.language.phrases import Phrase, PhraseImporter
from bot.settings import PROJECT

PLAIN = """version: "3.1"
nlu:
  - intent: ask_alcohol
    examples: |
      - can i drink
      -  is wine ok?
      - and/or beer 🙂
      - can i drink
  - intent: greet
    examples: |
      - hello
"""
WITH_ENTITY = PLAIN.replace("wine", "[wine](drink)")
WITH_SYNONYM = PLAIN + "  - synonym: wine\n    examples: |\n      - vino\n"
WITH_METADATA = PLAIN.replace("  - intent: greet\n", "  - intent: greet\n    metadata: {a: b}\n")
WITH_RESPONSE_KEY = PLAIN.replace("greet", "chat/greet")
AS_LIST = PLAIN.replace("    examples: |\n      - hello\n", "    examples:\n      - text: hello\n")
WITHOUT_BULLET = PLAIN.replace("- hello", "hello")
WITHOUT_EXAMPLES = PLAIN.replace("      - hello\n", "")
OF_RESPONSES = PLAIN + "responses:\n  utter_greet:\n    - text: hi\n"


def values(importer: RasaFileImporter) -> list[dict[str, object]]:
    return [message.data for message in importer.get_nlu_data().training_examples]


def importers(folder: Path, content: str) -> tuple[PhraseImporter, RasaFileImporter]:
    (folder / "nlu.yml").write_text(content, encoding="utf-8")
    config = (None, None, [str(folder)])
    return PhraseImporter(*config), RasaFileImporter(*config)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "content",
    [
        PLAIN, WITH_ENTITY, WITH_SYNONYM, WITH_METADATA, WITH_RESPONSE_KEY, AS_LIST, WITHOUT_BULLET, WITHOUT_EXAMPLES,
        OF_RESPONSES, 'version: "3.1"\nnlu: []\n', 'version: "2.0"\nnlu: []\n',
    ],
)  # fmt: skip
def test_phrases_are_those_that_rasa_reads(content: str, tmp_path: Path) -> None:
    ours, rasas = importers(tmp_path, content)
    assert values(ours) == values(rasas)
    assert ours.get_nlu_data().entity_synonyms == rasas.get_nlu_data().entity_synonyms
    assert ours.get_nlu_data().responses == rasas.get_nlu_data().responses


def test_the_projects_phrases_need_nothing_of_rasas_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.language.phrases.loading.load_data", lambda *_: pytest.fail("it was left to Rasa"))
    found = PhraseImporter(None, None, [str(PROJECT / "data")]).get_nlu_data()
    assert len(found.intents) > 100 and len(found.training_examples) > 1000


@pytest.mark.parametrize("content", [PLAIN + "\t?", PLAIN.replace("intent: greet", "intent: 1"), "nlu: [:"])
def test_what_is_wrong_with_a_file_rasa_says(content: str, tmp_path: Path) -> None:
    ours, _ = importers(tmp_path, content)
    with pytest.raises(YamlException):
        ours.get_nlu_data()


def test_phrases_of_several_files_are_put_together(tmp_path: Path) -> None:
    (tmp_path / "more.yml").write_text(PLAIN.replace("hello", "hi"), encoding="utf-8")
    ours, rasas = importers(tmp_path, PLAIN)
    assert values(ours) == values(rasas)


def test_no_files_give_no_phrases(tmp_path: Path) -> None:
    assert PhraseImporter(None, None, [str(tmp_path)]).get_nlu_data().is_empty()


def test_the_projects_configuration_names_it() -> None:
    importer = TrainingDataImporter.load_from_config(str(PROJECT / "config.yml"), training_data_paths=[])
    assert [type(each) for each in importer.importer._importer._importers] == [PhraseImporter]


def phrase(text: str = "can i drink", intent: str = "ask_alcohol") -> Phrase:
    return Phrase({TEXT: text, INTENT: intent})


def test_equal_phrases_are_one() -> None:
    assert len({phrase(), phrase(), phrase("is it ok"), phrase(intent="greet")}) == 3
    assert phrase() != Message({TEXT: "can i drink", INTENT: "ask_alcohol"})


def test_a_copy_is_another_phrase_of_the_same_values() -> None:
    first = phrase()
    second = deepcopy(first)
    assert first == second and first.fingerprint() == second.fingerprint()
    second.set("reading", "read")
    second.add_features(Features(np.ones((1, 2)), FEATURE_TYPE_SENTENCE, TEXT, "test"))
    assert first.get("reading") is None and first.features == []


def test_a_fingerprint_changes_with_values_and_features() -> None:
    each = phrase()
    found = [each.fingerprint(), phrase("is it ok").fingerprint(), phrase(intent="greet").fingerprint()]
    each.set("reading", "read")
    found.append(each.fingerprint())
    each.add_features(Features(np.ones((1, 2)), FEATURE_TYPE_SENTENCE, TEXT, "test"))
    found.append(each.fingerprint())
    assert len(set(found)) == len(found)


def test_a_property_can_be_added_to_the_output() -> None:
    each = phrase()
    each.set(INTENT, each.get(INTENT), add_to_output=True)
    assert each.as_dict(only_output_properties=True) == {TEXT: "can i drink", INTENT: "ask_alcohol"}
