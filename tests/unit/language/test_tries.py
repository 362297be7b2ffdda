"""Tries in .npz files: the same when they are loaded, and not loaded when they are damaged."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from marisa_trie import StringTrie, Trie

from bot.language.tries import load_arrays, packed, unpacked

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.sets(WORDS), WORDS)
def test_a_trie_is_the_same_when_it_is_unpacked(words: set[str], word: str) -> None:
    trie = unpacked(Trie, packed(Trie(sorted(words))))
    assert len(trie) == len(words) and all(each in trie for each in words) and (word in trie) is (word in words)


def test_what_is_saved_is_loaded_from_a_file_or_from_bytes(tmp_path: Path) -> None:
    np.savez(tmp_path / "some.npz", kinds=packed(StringTrie([("rash", "term"), ("薬", "medicine")])))
    for file in (tmp_path / "some.npz", BytesIO((tmp_path / "some.npz").read_bytes())):
        kinds = unpacked(StringTrie, load_arrays(file, "some.npz")["kinds"])
        assert (kinds.get("rash"), kinds.get("薬"), kinds.get("fever")) == ("term", "medicine", None)


def test_a_file_that_is_not_there_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"some\.npz"):
        load_arrays(tmp_path / "some.npz", "some.npz")


@pytest.mark.parametrize("content", [b"", b"{", b"PK\x03\x04", b"\x00" * 99])
def test_a_file_of_something_else_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "some.npz").write_bytes(content)
    with pytest.raises(ValueError, match=r"^some\.npz is damaged"):
        load_arrays(tmp_path / "some.npz", "some.npz")


def test_a_file_with_a_changed_or_a_missing_bit_is_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "some.npz", words=packed(Trie(["rash", "fever"])))
    content = (tmp_path / "some.npz").read_bytes()
    changed = bytearray(content)
    changed[len(content) // 2] ^= 1
    for damaged in (bytes(changed), content[:-1], content[: len(content) // 2]):
        with pytest.raises(ValueError, match=r"^some\.npz is damaged"):
            load_arrays(BytesIO(damaged), "some.npz")


@pytest.mark.parametrize("content", [b"", b"We love Marisa.\0", b"\0" * 4000])
def test_what_is_no_trie_is_not_unpacked(content: bytes) -> None:
    with pytest.raises(ValueError, match="a Trie is damaged"):
        unpacked(Trie, np.frombuffer(content, np.uint8))
