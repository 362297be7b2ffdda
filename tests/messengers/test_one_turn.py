"""One message, one turn, one reply, on each platform."""

from .chat import ScriptedChat
from .clinic import Clinic


async def test_a_message_is_answered(clinic: Clinic, chat: ScriptedChat) -> None:
    sent = await clinic.ask("hello there")
    assert len(sent) == 1 and sent[0].shown.endswith("You wrote: hello there")
    assert [(what, words) for _, what, words in chat.turns] == [("say", "hello there")]
    assert clinic.outcomes.of == {"accepted": 1, "sent": 1} and not clinic.provider.refused
