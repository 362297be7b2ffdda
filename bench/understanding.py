"""How long understanding one message takes (split, embed, classify, look for emergencies, verify), one thread.

`.venv/bin/python bench/understanding.py` after `make train`: milliseconds over the open questions of tests/quality,
each once after a warm-up.
"""

import os

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

import asyncio
import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rasa.shared.core.domain import Domain

from bot.agent.loading import load_agent
from bot.bootstrap import answering
from bot.cli import quieten
from bot.language.question_gatherer import QUESTIONS
from bot.leaflet.question import Question
from bot.settings import PROJECT, read_settings
from bot.trackers import ConversationStore
from bot.training import current_model

WARM_UP = 20


def questions() -> list[str]:
    """The open half of the project's labelled questions."""
    lines = (PROJECT / "tests" / "quality" / "open.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


async def milliseconds(texts: list[str]) -> list[float]:
    """Of each text, in order."""
    store = ConversationStore(Domain.empty())
    agent, answers = load_agent(current_model(read_settings().models), store), answering()
    found = []
    for text in [*texts[:WARM_UP], *texts]:
        start = time.perf_counter()
        understood = await agent.parse_message(text)
        if understood[QUESTIONS]:  # none where the message is in another language
            answers.reply([Question.from_dict(each) for each in understood[QUESTIONS]])
        found.append((time.perf_counter() - start) * 1000)
    return found[WARM_UP:]


if __name__ == "__main__":
    quieten()
    times = sorted(asyncio.run(milliseconds(questions())))
    slowest = times[len(times) * 95 // 100]
    print(f"{len(times)} messages: median {statistics.median(times):.1f} ms, 95 % below {slowest:.1f} ms")
