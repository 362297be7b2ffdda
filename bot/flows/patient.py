"""A patient who follows a flow, and what came of each turn in names."""

from dataclasses import dataclass, field
from functools import cache

from bot import bootstrap
from bot.conversation import Conversations
from bot.flows.flow import FlowError, Outcome, Turn
from bot.leaflet.topics import TOPICS
from bot.leaflet.yaml_source import read_yaml
from bot.reply import Kind, TurnReply


@dataclass
class Patient:
    """One patient in one conversation with the bot, named `name`."""

    bot: Conversations
    name: str
    typed: list[str] = field(default_factory=list)
    last: TurnReply | None = None

    async def take(self, turn: Turn) -> TurnReply:
        """Type or tap what the turn says; a button must be one of the last reply."""
        if turn.patient is not None:
            self.typed.append(turn.patient)
            self.last = await self.bot.say(self.name, turn.patient)
        else:
            buttons = {button.label: button.id for button in self.last.buttons} if self.last else {}
            if turn.button not in buttons:
                raise FlowError(f"'{self.name}': the reply has no button '{turn.button}', but {list(buttons)}")
            self.last = await self.bot.press(self.name, buttons[turn.button])
        return self.last

    def outcome(self, reply: TurnReply) -> Outcome:
        """The reply in names."""
        said = [message.text for message in reply.messages if message.kind is not Kind.QUOTE]
        return Outcome(
            reply.verdict,
            reply.urgent,
            tuple(sentence_names()[quote] for quote in reply.quotes),
            tuple(name for text in said for name in self._responses(text)),
        )

    def _responses(self, text: str) -> list[str]:
        """The response that a message says, and those of the same wording."""
        found = bootstrap.gate().check(text, self.typed).response
        texts = bootstrap.wording().texts
        return [name for name, wording in texts.items() if found and wording == texts[found]]


@cache
def sentence_names() -> dict[str, str]:
    """The names of the leaflet's sentences by their text."""
    return {entry.text(): name for name, entry in read_yaml(TOPICS).mapping()["sentences"].items()}
