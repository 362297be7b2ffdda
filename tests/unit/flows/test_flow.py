"""How a flow is read from a file and held against what came of it."""

from pathlib import Path

import pytest

from bot.flows.flow import FlowError, Outcome, Turn, read_file, read_flows

NOT_FLOWS = [
    ("", "is not a list of flows"),
    ("flow: Alcohol", "is not a list of flows"),
    ("- [unclosed", "is not YAML"),
    ("- flow: Alcohol", "a flow has a name under 'flow' and 'turns'"),
    ("- {flow: Alcohol, turns: []}", "a flow has a name under 'flow' and 'turns'"),
    ("- {flow: Alcohol, turn: [{patient: a, verdict: b}]}", "a flow has a name under 'flow' and 'turns'"),
    ("- {flow: Alcohol, turns: [🍷 wine]}", "'Alcohol': a turn has a 'verdict'"),
    ("- {flow: Alcohol, turns: [{patient: 🍷 wine}]}", "'Alcohol': a turn has a 'verdict'"),
    ("- {flow: Alcohol, turns: [{patient: a, verdict: b, show: [c]}]}", "'Alcohol': a turn has a 'verdict'"),
    ("- {flow: Alcohol, turns: [{verdict: b}]}", "either 'patient' or 'button'"),
    ("- {flow: Alcohol, turns: [{patient: a, button: b, verdict: c}]}", "either 'patient' or 'button'"),
    ("- {flow: Alcohol, turns: [{patient: a, verdict: b, shows: c}]}", "are lists"),
    ("- {flow: Alcohol, turns: [{patient: a, verdict: b, urgent: 'no'}]}", "'urgent' is true or false"),
]

EXPECTED = Turn("answered", patient="wine?", shows=("a",), may_show=("b",), says=("utter_doctor",))
OUTCOMES = [
    (Outcome("answered", shows=("a",), says=("utter_doctor",)), True),
    (Outcome("answered", shows=("b", "a"), says=("utter_quote", "utter_doctor")), True),
    (Outcome("partial", shows=("a",), says=("utter_doctor",)), False),
    (Outcome("answered", urgent=True, shows=("a",), says=("utter_doctor",)), False),
    (Outcome("answered", shows=(), says=("utter_doctor",)), False),
    (Outcome("answered", shows=("b",), says=("utter_doctor",)), False),
    (Outcome("answered", shows=("a", "c"), says=("utter_doctor",)), False),
    (Outcome("answered", shows=("a",), says=("utter_quote",)), False),
]


@pytest.mark.parametrize(("content", "said"), NOT_FLOWS)
def test_what_is_no_flow_is_refused_with_the_file(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "alcohol.yml").write_text(content)
    with pytest.raises(FlowError) as refused:
        read_flows(tmp_path)
    assert str(refused.value).startswith(f"{tmp_path / 'alcohol.yml'}")
    assert said in str(refused.value)


def test_a_name_used_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("alcohol.yml", "wine.yml"):
        (tmp_path / name).write_text("- {flow: Alcohol, turns: [{patient: 🍷 wine, verdict: answered}]}")
    with pytest.raises(FlowError, match=r"wine\.yml: two flows are named 'Alcohol'"):
        read_flows(tmp_path)


@pytest.mark.parametrize(("content", "said"), NOT_FLOWS)
def test_a_file_alone_is_refused_for_the_same(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "alcohol.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FlowError) as refused:
        read_file(path)
    assert str(refused.value).startswith(f"{path}") and said in str(refused.value)


@pytest.mark.parametrize("content", [None, b"- flow: caf\xe9", b"\xff\xfe-\x00"])
def test_a_file_that_is_missing_or_not_in_utf_8_is_refused_with_its_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "wine 🍷.yml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FlowError) as refused:
        read_file(path)
    assert str(refused.value).startswith(f"{path}: cannot be read (")
    assert "\n" not in str(refused.value)


def test_a_folder_is_no_file_of_flows(tmp_path: Path) -> None:
    with pytest.raises(FlowError, match="cannot be read"):
        read_file(tmp_path)


def test_the_conversations_of_a_file_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "any.yml").write_text(
        "- {flow: Wine, turns: [{patient: 🍷, verdict: partial, shows: [a], urgent: true}, {button: A, verdict: b}]}\n"
        "- {flow: Beer, turns: [{patient: beer, verdict: answered}]}\n",
        encoding="utf-8",
    )
    wine, beer = read_file(tmp_path / "any.yml")
    assert (wine.name, beer.name, wine.file) == ("Wine", "Beer", tmp_path / "any.yml")
    assert wine.turns == (Turn("partial", patient="🍷", shows=("a",), urgent=True), Turn("b", button="A"))
    assert beer.turns == (Turn("answered", patient="beer"),)


def test_a_name_used_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    twice = "- {flow: Alcohol, turns: [{patient: wine, verdict: answered}]}\n" * 2
    (tmp_path / "wine.yml").write_text(twice)
    with pytest.raises(FlowError, match=r"wine\.yml: two flows are named 'Alcohol'"):
        read_file(tmp_path / "wine.yml")


@pytest.mark.parametrize(("outcome", "met"), OUTCOMES)
def test_an_outcome_is_the_expected_one_or_not(outcome: Outcome, met: bool) -> None:
    assert EXPECTED.is_met_by(outcome) is met


def test_without_shows_nothing_of_the_leaflet_may_be_shown() -> None:
    turn = Turn("not_covered", patient="how many?")
    assert turn.is_met_by(Outcome("not_covered", says=("utter_not_covered",)))
    assert not turn.is_met_by(Outcome("not_covered", shows=("a",)))


def test_expected_and_shown_stand_side_by_side() -> None:
    lines = EXPECTED.beside(Outcome("partial", urgent=True, says=("utter_quote",))).splitlines()
    assert [line.split() for line in lines] == [
        ["expected", "shown"],
        ["verdict", "answered", "partial"],
        ["urgent", "no", "yes"],
        ["shows", "a", "(and", "may:", "b)", "-"],
        ["says", "utter_doctor", "utter_quote"],
    ]
