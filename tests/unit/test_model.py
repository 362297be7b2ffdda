"""The model: a reply of what the agent says in the turn's own tracker, or an error."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from bot.language.vector_cache import VectorCache
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


async def test_what_is_known_of_a_text_is_passed_by_when_it_is_asked_what_it_asks() -> None:
    encoded: list[str] = []

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        encoded.extend(texts)
        return np.ones((len(texts), 2), np.float32)

    class Agent(FakeAgent):
        async def parse_message(self, message: str) -> dict[str, Any]:
            cache([message])
            return {"questions": []}

    cache = VectorCache(encode)
    for _ in range(2):
        await model_of(Agent()).questions("a", 5)
    assert encoded == ["a", "a"]


@pytest.mark.parametrize(("model_id", "told"), [("m-1", "m-1"), (None, "")])
def test_it_tells_of_which_training_it_is(model_id: str | None, told: str) -> None:
    assert model_of(FakeAgent(model_id=model_id)).id == told
