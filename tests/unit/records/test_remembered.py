"""What a turn begins from."""

from bot.records.remembered import Remembered


def test_a_new_conversation_has_nothing_and_that_is_all_there_is() -> None:
    assert Remembered() == Remembered(state=None, doctor_questions=(), is_whole=True)
