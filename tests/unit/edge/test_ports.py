"""What the edge needs from the inside is what the inside has."""

from bot.conversation import Conversations
from bot.edge.ports import Chat, Reply
from bot.reply import Button, Kind, Message, TurnReply


def test_the_conversations_are_a_chat() -> None:
    chat: type[Chat] = Conversations
    assert {"say", "press"} <= set(dir(chat))


def test_a_turns_reply_is_what_the_edge_renders() -> None:
    message = Message(Kind.QUOTE, "Avoid it.", "Precautions", 38)
    reply: Reply = TurnReply("?", "answered", urgent=False, intent="", confidence=1.0, messages=(message,))
    assert (reply.messages[0].section, reply.messages[0].kind.value) == ("Precautions", "quote")
    assert Button("a", "A").label == "A"
