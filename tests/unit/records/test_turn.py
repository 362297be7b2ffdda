"""What is recorded of a turn."""

from dataclasses import fields

from bot.records.turn import Turn


def test_a_recorded_turn_has_no_room_for_what_the_patient_typed() -> None:
    names = {field.name for field in fields(Turn)}
    assert not names & {"user", "text", "message", "question", "messages"}
