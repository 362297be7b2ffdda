"""Rasa's Agent inside our own process: the trained model, the policies, and the actions without a server of theirs."""

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.domain import Domain, SessionConfig
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from bot.language.encoder import EncoderError
from bot.trackers import ConversationStore

ACTIONS = "actions"  # the package of the custom actions, found by name as `rasa run actions` does


class AgentError(Exception):
    """The model cannot be loaded; the message says what to do."""


class InProcessActions(EndpointConfig):
    """Stands where Rasa expects the address of an action server, and runs the actions here."""

    def __init__(self) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(ACTIONS)

    async def request(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002 (Rasa's signature)
        """Run the action that the call names: {"events": [...], "responses": [...]}."""
        return await self._executor.run(kwargs["json"])


def load_agent(model: Path, store: ConversationStore) -> Agent:
    """Load a model, whose conversations are in `store`.

    Raises AgentError when the model is missing or cannot be loaded, EncoderError when the embedding model cannot.
    """
    if not model.exists():
        raise AgentError(f"there is no model at {model}: run 'bot train' first")
    try:
        agent = Agent.load(model, tracker_store=store, action_endpoint=InProcessActions())
    except Exception as err:  # whatever a damaged archive or component raises, the way out is the same
        if isinstance(err.__cause__, EncoderError):  # but for this: another model would not load either
            raise EncoderError(str(err.__cause__)) from err
        raise AgentError(
            f"the model {model} cannot be loaded ({type(err).__name__}): delete it and run 'bot train'"
        ) from err
    if not agent.is_ready() or agent.processor is None:
        raise AgentError(f"the model {model} cannot be loaded: delete it and run 'bot train'")
    # Without Rasa's wrapper, which answers a failed read with an empty conversation and says nothing.
    agent.tracker_store = agent.processor.tracker_store = store
    store.domain = agent.domain or Domain.empty()
    # The records tell when a session ends; the domain's own minutes are for Rasa's own server.
    store.domain.session_config = SessionConfig(session_expiration_time=0, carry_over_slots=True)
    return agent
