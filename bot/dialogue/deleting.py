"""Whether a patient who wants to begin anew wants more: that nothing of the conversation is kept."""

import re

_AWAY = r"\b(?:delet\w*|eras\w+|wip(?:e|ed|ing)|remov\w+|destroy|purge|get rid of|right to be forgotten|gdpr)\b"
_ALL = (
    r"\b(?:conver?sation|convo|chat|history|everything|all|data|messages?|record|records|transcript|log|(?:what|that)"
    r"(?: \w+)? (?:i|we)(?: have|'ve)? (?:said|wrote|written|typed|told))\b"
)
_WANTED = re.compile(rf"{_AWAY}.*{_ALL}|{_ALL}.*{_AWAY}", re.IGNORECASE | re.DOTALL)


def wants_deletion(text: str) -> bool:
    """Whether a request to begin anew asks for deletion.

    >>> [wants_deletion(text) for text in ("erase all i wrote to you", "chat to be deleted pls", "let's begin again")]
    [True, True, False]
    """
    return bool(_WANTED.search(text))
