"""bot flow: a patient follows conversations from a file, and what differs is shown side by side."""

import argparse
import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from bot import bootstrap
from bot.conversation import Conversations
from bot.flows.flow import Flow, FlowError, read_file
from bot.flows.patient import Patient


def run(options: argparse.Namespace) -> int:
    """Follow the conversations of a file; 1 when one of them went otherwise. Raises FlowError for no such file."""
    flows = read_file(Path(options.file))
    print("Loading the bot, a few seconds ...", flush=True)
    return 0 if asyncio.run(_all_as_written(flows)) else 1


async def _all_as_written(flows: tuple[Flow, ...]) -> bool:
    bot = bootstrap.conversations_in_memory()
    wrong = 0
    for flow in flows:
        print(f"\n{flow.name}")
        async for is_met, said in _followed(flow, bot):
            print(said)
            wrong += not is_met
    turns = sum(len(flow.turns) for flow in flows)
    print(f"\n{turns - wrong} of {turns} turns as written in {len(flows)} conversations.")
    return not wrong


async def _followed(flow: Flow, bot: Conversations) -> AsyncIterator[tuple[bool, str]]:
    """Each turn: whether what came of it is as written, and what is printed of it."""
    patient = Patient(bot, flow.name)
    for number, turn in enumerate(flow.turns, start=1):
        try:
            outcome = patient.outcome(await patient.take(turn))
        except FlowError as err:  # a button that is not there; what comes after it cannot be followed
            yield False, f"  WRONG {number}. {err}"
            return
        is_met = turn.is_met_by(outcome)
        heading = f"  {'ok   ' if is_met else 'WRONG'} {number}. {turn.patient or f'[{turn.button}]'}"
        yield is_met, heading if is_met else f"{heading}\n{turn.beside(outcome)}"
