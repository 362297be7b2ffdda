"""The model: a reply of what the agent says in the turn's own tracker, or an error."""

import pytest

from bot.leaflet.question import Question
from bot.model import ModelError
from bot.records.remembered import Remembered
from bot.trackers import OpenTurn

from .fakes import ALCOHOL, FakeAgent, model_of, texts


async def test_a_turn_gets_its_reply_and_its_tracker() -> None:
    turn, agent = OpenTurn("c", Remembered()), FakeAgent()
    reply = await model_of(agent).reply(turn, "may i have a beer", "May I have a beer?", 5)
    assert (texts(reply), reply.user, agent.heard) == ([ALCOHOL], "May I have a beer?", [("c", "may i have a beer")])
    assert turn.saved is not None and turn.saved.sender_id == "c"


@pytest.mark.parametrize("agent", [FakeAgent(says=[]), FakeAgent(keeps_trackers=False)])
async def test_silence_and_a_lost_conversation_are_errors(agent: FakeAgent) -> None:
    with pytest.raises(ModelError):
        await model_of(agent).reply(OpenTurn("c", Remembered()), "hello", "hello", 5)


async def test_what_a_text_asks_is_told_as_questions() -> None:
    question = Question("a", "ask_alcohol", 0.9)
    agent = FakeAgent(parsed={"questions": [question.to_dict()]})
    assert await model_of(agent).questions("a", 5) == [question]


@pytest.mark.parametrize(("model_id", "told"), [("m-1", "m-1"), (None, "")])
def test_it_tells_of_which_training_it_is(model_id: str | None, told: str) -> None:
    assert model_of(FakeAgent(model_id=model_id)).id == told
