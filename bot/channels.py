"""The channel that a conversation is held by, which its id tells: those of messaging apps begin with the app's name."""

WEB = "web"

_SEPARATOR = "."


def conversation_id(platform: str, number: str) -> str:
    """The id of a conversation in a messaging app.

    >>> conversation_id("sms", "5f")
    'sms.5f'
    """
    return f"{platform}{_SEPARATOR}{number}"


def channel_of(conversation: str) -> str:
    """The channel of a conversation.

    >>> channel_of("sms.5f"), channel_of("0a1b")
    ('sms', 'web')
    """
    platform, separator, _ = conversation.partition(_SEPARATOR)
    return platform if separator else WEB
