"""How a flow is read from a file and held against what came of it."""

from pathlib import Path

import pytest

from .flow import FlowError, Outcome, Turn, read_flows

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
