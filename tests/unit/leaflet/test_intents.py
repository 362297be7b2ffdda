"""The names of intents that layers share are those of domain.yml."""

import yaml

from bot.leaflet.intents import ASK, DEEDS, GO_ON, KEEP, REPORT, RETRACT, TURNS
from bot.settings import PROJECT


def test_each_is_an_intent_of_the_domain_and_none_is_a_turn_and_a_deed() -> None:
    known = set(yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))["intents"])

    assert {*TURNS, *DEEDS, KEEP, GO_ON, RETRACT} <= known
    assert not TURNS & DEEDS


def test_what_asks_or_reports_is_no_turn() -> None:
    assert not [each for each in TURNS | DEEDS if each.startswith((ASK, REPORT))]
