"""What the edge needs from the inside, as protocols: any object of these shapes will do."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from enum import Enum
from typing import Protocol

Ready = Callable[[], Awaitable[bool]]
"""Tells whether patients can be answered now."""

Background = Callable[[], Coroutine[None, None, None]]
"""Goes on until it is cancelled."""


class Message(Protocol):
    """One thing the patient sees, in the language `lang` where that is known; `section` is the title of the leaflet's
    section and `sentence` the number of the sentence when it is a quote."""

    @property
    def kind(self) -> Enum: ...
    @property
    def text(self) -> str: ...
    @property
    def section(self) -> str | None: ...
    @property
    def sentence(self) -> int | None: ...
    @property
    def lang(self) -> str | None: ...


class Button(Protocol):
    """A reply the patient may choose instead of typing."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...


class Reply(Protocol):
    """The part of a turn's outcome that is for the patient."""

    @property
    def user(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def urgent(self) -> bool: ...
    @property
    def messages(self) -> Sequence[Message]: ...
    @property
    def buttons(self) -> Sequence[Button]: ...
    @property
    def deletes(self) -> bool: ...


class Chat(Protocol):
    """The conversations: one turn in, one reply out, always."""

    async def say(self, conversation: str, text: object, message_id: str | None = None) -> Reply: ...
    async def press(self, conversation: str, button: str, message_id: str | None = None) -> Reply: ...
    async def so_far(self, conversation: str) -> Sequence[Reply]: ...
    async def forget(self, conversation: str) -> None: ...
    def busy(self, text: str) -> Reply: ...
