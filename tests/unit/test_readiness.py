"""Readiness: a question whose answer is known, asked of the model."""

import asyncio
from typing import Any

import pytest
from rasa.core.exceptions import AgentNotReady

from bot import bootstrap
from bot.leaflet.question import Question
from bot.loading import Loading
from bot.model import Model
from bot.readiness import Readiness

from .fakes import FakeAgent, model_of, redacted


def readiness(model: Loading[Model], seconds: float = 5.0) -> Readiness:
    return Readiness(model, Loading.done(redacted), bootstrap.answering(), seconds=seconds)


def parsed(intent: str, confidence: float = 0.99) -> dict[str, Any]:
    return {"questions": [Question("", intent, confidence).to_dict()]}


@pytest.mark.parametrize(
    ("agent", "ready"),
    [
        (FakeAgent(failure=AgentNotReady("no model")), False),
        (FakeAgent(parsed={}), False),
        (FakeAgent(parsed={"questions": []}), False),
        (FakeAgent(parsed=parsed("ask_side_effects")), False),
        (FakeAgent(parsed=parsed("ask_dose")), False),
        (FakeAgent(parsed=parsed("ask_alcohol", 0.2)), False),
        (FakeAgent(parsed=parsed("ask_alcohol")), True),
    ],
)
async def test_it_is_ready_when_a_known_question_gets_its_sentence(agent: FakeAgent, ready: bool) -> None:
    assert await readiness(Loading.done(model_of(agent))).check() is ready


class HangingAgent(FakeAgent):
    """Understands nothing, for ever."""

    async def parse_message(self, text: str) -> dict[str, Any]:
        """Does not come back."""
        await asyncio.Event().wait()
        return {}


async def test_a_model_that_hangs_is_not_ready() -> None:
    assert not await readiness(Loading.done(model_of(HangingAgent())), seconds=0.01).check()


async def test_nothing_is_ready_before_it_is_loaded() -> None:
    loaded = Loading.done(model_of(FakeAgent(parsed=parsed("ask_alcohol"))))
    assert not await readiness(Loading(lambda: model_of(FakeAgent()))).check()
    assert not await Readiness(loaded, Loading(lambda: redacted), bootstrap.answering()).check()
    assert await readiness(loaded).check()
