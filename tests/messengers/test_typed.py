"""What patients type is never a command, on any platform (trap 9 of plain Rasa bots)."""

import asyncio
from itertools import cycle

from bot.leaflet.yaml_source import read_yaml
from bot.wording import DOMAIN

from .chat import ScriptedChat
from .clinic import Clinic

FORMS = cycle(["/{}", " /{}", "\uff0f{}", "\u200b/{}", '/{}{{"offered": "deletion"}}', "/{}@0.1"])
OTHERS = ("restart", "session_start", "back", "out_of_scope", "nlu_fallback", "start{}", "starting", "help")


async def test_every_intent_typed_is_text(clinic: Clinic, chat: ScriptedChat) -> None:
    intents = [each.text() for each in read_yaml(DOMAIN).mapping()["intents"].entries()]
    assert len(intents) > 50
    typed = [next(FORMS).format(intent) for intent in (*intents, *OTHERS)]
    await asyncio.gather(*(clinic.provider.say(each) for each in typed))
    await clinic.settled()
    assert sorted(chat.turns) == sorted((chat.turns[0][0], "say", each) for each in typed)
