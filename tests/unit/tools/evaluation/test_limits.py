"""Other limits of the verifier are tried out without asking the model again."""

import pytest

from bot import bootstrap, verifier
from tools.evaluation import EvaluationError
from tools.evaluation.asking import Understood
from tools.evaluation.limits import CHOSEN, actions_by_intent, decided_anew, moved_limits, scaled, settings_of

from .small import labelled, result, understood

ALCOHOL = labelled({38}, {40})
AT_THE_LIMIT = understood("ask_alcohol", 0.9)  # enough at the chosen limits, not at stricter ones


def limits() -> dict[str, object]:
    return {name: limit for name, limit in vars(verifier).items() if name.startswith("ENOUGH")}


def test_all_limits_move_at_once_and_are_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifier, "ENOUGH", (0.6, 0.8))
    monkeypatch.setattr(verifier, "ENOUGH_OF_ONE", 0.9, raising=False)
    chosen = limits()
    with moved_limits(0.5):
        moved = limits()
    assert moved["ENOUGH"] == pytest.approx((0.8, 0.9))
    assert moved["ENOUGH_OF_ONE"] == pytest.approx(0.95)
    assert limits() == chosen


def test_limits_are_put_back_when_deciding_fails() -> None:
    chosen = limits()
    with pytest.raises(ZeroDivisionError), moved_limits(0.5):
        raise ZeroDivisionError
    assert limits() == chosen


def test_the_chosen_limits_are_not_moved_at_all() -> None:
    assert [scaled(limit, CHOSEN) for limit in (0.1, 0.6, 0.9999)] == [0.1, 0.6, 0.9999]


def test_a_verifier_without_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in limits():
        monkeypatch.delattr(verifier, name)
    with pytest.raises(EvaluationError, match="no limits"), moved_limits(2):
        pass


def test_stricter_limits_show_less() -> None:
    asked = result(ALCOHOL, 38, understood=AT_THE_LIMIT)
    settings = settings_of([asked], bootstrap.answering(), factors=(CHOSEN, 0.05))
    assert [(each.factor, each.figures.right, each.figures.missed) for each in settings] == [(1, 1, 0), (0.05, 0, 1)]


def test_looser_limits_show_more() -> None:
    unsure = result(labelled(), understood=understood("ask_alcohol", 0.6))
    settings = settings_of([unsure], bootstrap.answering(), factors=(CHOSEN, 3))
    assert [each.figures.false_answers for each in settings] == [0, 1]


@pytest.mark.parametrize(
    ("intent", "shown"),
    [
        ("ask_alcohol", (38,)),
        ("off_topic", (38,)),  # declines, but answers a question of the message that is about this medicine
        ("report_emergency", ()),
        ("greet", ()),
        ("nlu_fallback", ()),
        ("an intent without a rule", ()),
    ],
)
def test_it_is_decided_as_the_action_for_the_intent_does(intent: str, shown: tuple[int, ...]) -> None:
    asked = result(ALCOHOL, 1, 2, understood=Understood(intent, AT_THE_LIMIT.questions))
    assert decided_anew(asked, bootstrap.answering()).shown == shown


def test_what_the_model_was_not_asked_stays_as_it_is() -> None:
    unread = result(ALCOHOL, 1, 2)
    assert decided_anew(unread, bootstrap.answering()) is unread


def test_every_intent_with_a_rule_has_its_action() -> None:
    actions = actions_by_intent()
    assert actions["report_self_harm"] == "action_handle_emergency"
    assert actions["ask_about_other_medicine"] == "action_decline_other_matter"
