"""bot chat: the bot in the terminal."""

import argparse
import asyncio
from uuid import uuid4

from bot import bootstrap
from bot.conversation import Conversations
from bot.reply import Button, Kind, Message, TurnReply

_WELCOME = "Type a question, or a number to choose a reply. Leave with Ctrl-D."


def run(options: argparse.Namespace) -> int:
    """Chat until the input ends."""
    print("Loading the bot, a few seconds ...", flush=True)
    conversations = bootstrap.conversations_in_memory()
    print(f"\n{bootstrap.wording().text('utter_greet')}\n{_WELCOME}\n")
    _chat(conversations)
    print(f"\n{bootstrap.wording().text('utter_goodbye')}")
    return 0


def _chat(conversations: Conversations) -> None:
    conversation = uuid4().hex
    buttons: tuple[Button, ...] = ()
    with asyncio.Runner() as loop:  # which does not run while a line is read, so that Ctrl-C ends the reading
        while (line := _read_line()) is not None:
            chosen = _chosen(line, buttons)
            turn = conversations.press(conversation, chosen.id) if chosen else conversations.say(conversation, line)
            reply = loop.run(turn)
            buttons = reply.buttons
            print(f"\n{shown(reply)}\n")


def _read_line() -> str | None:
    try:
        return input("You: ")
    except (EOFError, KeyboardInterrupt):
        return None


def _chosen(line: str, buttons: tuple[Button, ...]) -> Button | None:
    numbered = {str(number): button for number, button in enumerate(buttons, start=1)}
    return numbered.get(line.strip())


def shown(reply: TurnReply) -> str:
    """A reply as lines of a terminal: quotes in quotation marks, an emergency notice set off, choices numbered."""
    lines = [_line(message) for message in reply.messages]
    lines += [f"  {number}. {button.label}" for number, button in enumerate(reply.buttons, start=1)]
    return "\n".join(lines)


def _line(message: Message) -> str:
    if message.kind is Kind.QUOTE:
        return f"  “{message.text}”"
    return f"!!! {message.text}" if message.kind is Kind.NOTICE else message.text
