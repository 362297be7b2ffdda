"""Who begins anew may want that nothing is kept."""

import pytest

from bot.dialogue.deleting import wants_deletion


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # yes
        ("delete my conversation", True),
        ("DELETE THIS CHAT 🗑️", True),
        ("erase everything", True),
        ("wipe our history please", True),
        ("can you remove what I wrote", True),
        ("I want my data deleted", True),
        ("get rid of all of this", True),
        # no
        ("start over", False),
        ("forget it, new question", False),
        ("clear the screen", False),
        ("let us chat about something else", False),
        ("delete", False),
        ("", False),
        ("💊", False),
    ],
)
def test_deletion_is_told_from_a_new_beginning(text: str, wanted: bool) -> None:
    assert wants_deletion(text) is wanted
