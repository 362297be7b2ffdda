"""Rasa's Agent inside our own process: the trained model, the policies, and the actions without a server of theirs."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rasa.core.agent import Agent
from rasa.shared.core.domain import SessionConfig

from bot.agent.in_process_actions import InProcessActions
from bot.agent.processor import Processor
from bot.language.encoder import EncoderError
from bot.trackers import ConversationStore


class AgentError(Exception):
    """The model cannot be loaded; the message says what to do."""


def load_agent(model: Path, store: ConversationStore) -> Agent:
    """Load a model, whose conversations are in `store`.

    Raises AgentError when the model is missing or cannot be loaded, EncoderError when the embedding model cannot.
    """
    if not model.exists():
        raise AgentError(f"there is no model at {model}: run 'bot train' first")
    agent = Agent(tracker_store=store)
    # Without Rasa's wrapper, which answers a failed read with an empty conversation and says nothing.
    agent.tracker_store = store
    try:
        with ThreadPoolExecutor(1) as beside:
            whole = beside.submit(_read_to_the_end, model)
            agent.processor = Processor(model, store, agent.nlg, InProcessActions())
            whole.result()
    except Exception as err:  # whatever a damaged archive or component raises, the way out is the same
        if isinstance(err.__cause__, EncoderError):  # but for this: another model would not load either
            raise EncoderError(str(err.__cause__)) from err
        raise AgentError(
            f"the model {model} cannot be loaded ({type(err).__name__}): delete it and run 'bot train'"
        ) from err
    agent.domain = store.domain = agent.processor.domain
    agent.nlg.responses = agent.domain.responses
    # The records tell when a session ends; the domain's own minutes are for Rasa's own server.
    agent.domain.session_config = SessionConfig(session_expiration_time=0, carry_over_slots=True)
    return agent


def _read_to_the_end(model: Path) -> None:
    """Raises OSError or EOFError where the archive's sum does not fit: who unpacks it stops before that."""
    with gzip.open(model) as content:
        while content.read(1 << 20):
            pass
