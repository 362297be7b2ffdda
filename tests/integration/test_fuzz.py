"""Whatever comes in, nothing fails. FUZZ_TEXTS=10000 asks the bot more than the gate has time for."""

import json
import os
from collections import Counter

from bot import bootstrap
from bot.conversation import Conversations
from bot.edge.errors import BadRequest
from bot.edge.turns import Pressed, Said, parse_turn
from bot.loading import Loading
from bot.observing import Observers
from bot.recording import Recorder
from bot.records.memory import MemoryStore, nothing_of
from bot.records.turn import Release
from bot.settings import Settings
from bot.training import current_model

from .fuzzing import bodies, texts

BODIES = 100_000
TEXTS = int(os.environ.get("FUZZ_TEXTS", "500"))


def test_a_body_is_a_turn_or_refused_whatever_it_is() -> None:
    seen: Counter[str] = Counter()
    for body in bodies(BODIES):
        try:
            turn: object = parse_turn(body)
        except BadRequest as err:
            turn = err
        seen[type(turn).__name__] += 1
        if isinstance(turn, Said | Pressed):
            words = turn.text if isinstance(turn, Said) else turn.button
            assert "\0" not in words and words.encode().decode() == words
    assert seen.keys() == {"Said", "Pressed", "BadRequest"} and min(seen.values()) > BODIES // 100


class Failures(Observers):
    """Counts what fails."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: Counter[str] = Counter()

    def failure(self, kind: str) -> None:
        self.kinds[kind] += 1


async def test_every_text_is_answered_and_nothing_fails(settings: Settings) -> None:
    model = Loading.done(bootstrap.load_model(current_model(settings.models), settings))
    recorder = Recorder(MemoryStore(), Loading.done(nothing_of), lambda: Release("", "", ""))
    replies, labels, failures = bootstrap._replies(settings), bootstrap.buttons().labels, Failures()
    bot = Conversations(model, replies, labels, MemoryStore(), recorder, observer=failures, seconds=60)
    for number, text in enumerate(texts(TEXTS)):
        reply = await bot.say(f"c{number // 5}", text)
        assert reply.messages and all(message.text.strip() for message in reply.messages), ascii(text)
        assert not failures.kinds, f"{failures.kinds} at {text!a}"
        assert json.dumps(reply.to_plain())
