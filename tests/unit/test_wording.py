"""The words of domain.yml: found by name, or it is said which name is missing."""

from pathlib import Path

import pytest

from bot.wording import Wording, WordingError, read_wording

DOMAIN = """\
version: "3.1"
responses:
  utter_greet: [{text: Hello.}, {text: Hi.}]
  utter_topic_dose: [{text: how much}]
  utter_topic_milk: [{text: about milk}, {text: about milk 💊}]
  utter_number: [{text: 112}]
"""


@pytest.fixture
def wording(tmp_path: Path) -> Wording:
    """The words of the domain above."""
    path = tmp_path / "domain.yml"
    path.write_text(DOMAIN, encoding="utf-8")
    return read_wording(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"just text",
        b"- a\n- list",
        b"intents: []",
        b"responses:",
        b"responses: [utter_greet]",
        b"responses: {utter_greet: }",
        b"responses: {utter_greet: Hello.}",
        b"responses: {utter_greet: [{image: cat.png}]}",
        b"responses: {utter_greet: [",
        b"responses: {utter_greet: [{text: caf\xe9}]}",
    ],
)
def test_a_file_without_responses_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "domain.yml"
    path.write_bytes(content)

    with pytest.raises(WordingError, match=r": no responses can be read from it \(\w+: [^)]") as refused:
        read_wording(path)
    assert str(refused.value).endswith(")")
    assert str(refused.value).startswith(f"{path}: ")


def test_a_missing_file_or_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yml"):
        with pytest.raises(WordingError, match="no responses can be read from it") as refused:
            read_wording(path)
        assert str(path) in str(refused.value)


@pytest.mark.parametrize("response", ["utter_goodbye", "utter_", "", "greet", "Utter_greet", "utter_greet ", "💊"])
def test_a_response_that_is_missing_is_named_and_where_to_add_it(response: str, wording: Wording) -> None:
    with pytest.raises(WordingError) as refused:
        wording.text(response)
    assert str(refused.value) == f"domain.yml has no response '{response}': add it under 'responses'"


def test_a_response_without_a_text_is_as_good_as_missing() -> None:
    with pytest.raises(WordingError, match="has no response 'utter_greet'"):
        Wording({"utter_greet": ()}).text("utter_greet")


def test_the_first_variation_is_the_text_and_all_are_known(wording: Wording) -> None:
    assert wording.text("utter_greet") == "Hello."
    assert wording.texts["utter_greet"] == ("Hello.", "Hi.")
    assert wording.text("utter_number") == "112"


def test_topics_are_called_what_their_responses_say(wording: Wording) -> None:
    assert wording.topics == {"how much", "about milk", "about milk 💊"}


def test_the_projects_own_domain_is_read_by_default() -> None:
    assert "Baclofen" in read_wording().text("utter_greet")
