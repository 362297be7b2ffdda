"""What patients type: the open half and nothing else."""

import json
from pathlib import Path

from bench.texts import FIRST, WARM_UP, in_sessions, unseen


def write(file: Path, *lines: object) -> None:
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def test_open_questions_and_turns_of_open_conversations_come_once_each(tmp_path: Path) -> None:
    write(tmp_path / "open.jsonl", {"question": "a"}, {"question": "b"})
    write(
        tmp_path / "conversations.jsonl",
        {"half": "open", "turns": [{"user": "c"}, {"user": "a"}]},
        {"half": "held_out", "turns": [{"user": "secret"}]},
    )
    write(tmp_path / "held_out.jsonl", {"question": "secret"})
    assert unseen(tmp_path) == ["a", "b", "c"]


def test_there_are_enough_and_the_bot_sees_none_of_them_while_it_warms_up() -> None:
    texts = unseen()
    assert len(texts) == len(set(texts)) > 1200
    assert not {FIRST, *WARM_UP} & set(texts)


def test_texts_make_sessions_in_order() -> None:
    assert in_sessions("abcde", 2) == ["ab", "cd", "e"]
