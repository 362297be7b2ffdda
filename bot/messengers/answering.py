"""From what a patient did to the messages they get: the conversation's reply, and what belongs around it in a messaging
app, which has no page to say it on."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.button_ids import ButtonIds
from bot.messengers.choices import chosen
from bot.messengers.message import Incoming, Kind
from bot.messengers.platform import Chat
from bot.records.errors import DatabaseUnavailable
from bot.reply import Button, Message, TurnReply
from bot.reply import Kind as Shown

_MOST_REMEMBERED = 5000  # conversations


class Known(Protocol):
    """Tells whether a patient has been welcomed."""

    async def is_known(self, conversation: str) -> bool:
        """Whether a reply that was not urgent is on record of a conversation. Raises DatabaseUnavailable."""


@dataclass(frozen=True)
class Answer:
    """What to show: `first` by itself, before the rest. `deletes`: the conversation, at the patient's wish."""

    first: tuple[Message, ...] = ()
    messages: tuple[Message, ...] = ()
    buttons: tuple[Button, ...] = ()
    deletes: bool = False


@dataclass(frozen=True)
class Notices:
    """Fixed messages, by what they are for."""

    welcome: Message
    deleted: Message
    stopped: Message
    help: Message


class Answering:
    """Answers what patients do. `turns` is how many a minute of one patient are answered."""

    def __init__(self, chat: Chat, buttons: ButtonIds, notices: Notices, known: Known, turns: int) -> None:
        self._chat = chat
        self._ids = buttons
        self._notices = notices
        self._known = known
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._turns = RateLimitItemPerMinute(turns)
        self._excuses = RateLimitItemPerMinute(1, namespace="excuses")
        self._pictures = RateLimitItemPerSecond(1, 10, namespace="pictures")
        self._welcomed: OrderedDict[str, None] = OrderedDict()  # conversations

    async def read(self, conversation: str, incoming: Incoming) -> Incoming:
        """What came in, read beside what was before it: a number or words may choose a button of the last reply."""
        if incoming.is_read:
            return incoming
        found = replace(incoming, is_read=True, is_new=await self._is_new(conversation))
        if incoming.kind is not Kind.TEXT:
            return found
        button = chosen(incoming.text, await self._offered_with_last(conversation))
        if button is None:
            return found
        return replace(found, kind=Kind.BUTTON, text=self._ids.id_of(conversation, button.id))

    async def answer(self, conversation: str, key: str, incoming: Incoming) -> Answer:
        """What to show for it; nothing where nothing is wanted."""
        incoming = await self.read(conversation, incoming)
        if incoming.kind is Kind.STOP:
            return Answer(messages=(self._notices.stopped,)) if incoming.text else Answer()
        if incoming.kind is Kind.HELP:
            return Answer(messages=(self._notices.help,))
        reply = await self._reply(conversation, key, incoming)
        if reply is None:
            return Answer()
        if reply.urgent:  # who this is can wait for a calm moment
            notice, *rest = reply.messages
            return Answer((notice,), tuple(rest), reply.buttons, deletes=reply.deletes)
        self._note(conversation, reply)
        welcome = (self._notices.welcome,) if incoming.is_new else ()
        deleted = (self._notices.deleted,) if reply.deletes else ()
        return Answer(welcome, (*reply.messages, *deleted), reply.buttons, deletes=reply.deletes)

    async def _reply(self, conversation: str, key: str, incoming: Incoming) -> TurnReply | None:
        if not self._limiter.hit(self._turns, conversation):
            reply = self._chat.busy(incoming.text)
            return reply if reply.urgent or self._limiter.hit(self._excuses, conversation) else None
        is_one_more = incoming.kind is Kind.OTHER and not self._limiter.hit(self._pictures, conversation)
        if is_one_more and not incoming.text:
            return None  # an album comes as so many messages
        if incoming.kind is Kind.TEXT:
            return await self._chat.say(conversation, incoming.text, key)
        if incoming.kind is Kind.BUTTON:
            return await self._chat.press(conversation, self._ids.name_of(conversation, incoming.text), key)
        return await self._chat.decline(conversation, _DECLINED[incoming.kind], incoming.text, key)

    async def _is_new(self, conversation: str) -> bool:
        if conversation in self._welcomed:
            return False
        try:
            return not await self._known.is_known(conversation)
        except DatabaseUnavailable:
            return True  # rather told twice than never

    async def _offered_with_last(self, conversation: str) -> tuple[Button, ...]:
        """From the records: another process may have replied since, and what was offered ends with the session."""
        try:
            replies = await self._chat.so_far(conversation)
        except DatabaseUnavailable:
            return ()
        return replies[-1].buttons if replies else ()

    def _note(self, conversation: str, reply: TurnReply) -> None:
        """That the patient is no longer new, which the records may tell a moment later."""
        self._welcomed.pop(conversation, None)
        if not reply.deletes:
            self._welcomed[conversation] = None
        if len(self._welcomed) > _MOST_REMEMBERED:
            self._welcomed.popitem(last=False)


_DECLINED: Mapping[Kind, str] = {
    Kind.START: "utter_greet",
    Kind.OTHER: "utter_only_text",
    Kind.EDITED: "utter_edited",
}


def notices(text: Callable[[str], str], keep_days: int, contact: str) -> Notices:
    """The fixed messages; `text` gives the words of a response."""

    def say(response: str) -> Message:
        words = text(response).replace("{number}", str(keep_days)).replace("{contact}", contact)
        return Message(Shown.SAY, words, response=response)

    help_ = say("utter_sms_help_at" if contact else "utter_sms_help")
    welcome, deleted = say("utter_messenger_welcome"), say("utter_messenger_deleted")
    return Notices(welcome, deleted, say("utter_sms_stopped"), help_)
