"""What is wrong in a YAML file is said with file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from bot.leaflet.errors import TopicsError
from bot.leaflet.yaml_source import Entry, load_plain, read_yaml

YAML = "name: value\nmapping: {one: 1, two: 2}\nlist:\n  - first\n  - second\ntwice:\n  a: 1\n  a: 2\n"


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    """The YAML above, read from a file."""
    path = tmp_path / "some.yml"
    path.write_text(YAML, encoding="utf-8")
    return read_yaml(path)


def at(entry: Entry, name: str) -> Entry:
    return entry.mapping()[name]


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lambda entry: at(entry, "name").mapping(), ":1: expected a mapping"),
        (lambda entry: at(entry, "list").mapping(), ":4: expected a mapping"),
        (lambda entry: at(entry, "name").entries(), ":1: expected a list"),
        (lambda entry: at(entry, "mapping").entries(), ":2: expected a list"),
        (lambda entry: at(entry, "mapping").text(), ":2: expected a single value"),
        (lambda entry: at(entry, "list").text(), ":4: expected a single value"),
        (lambda entry: at(entry, "twice").mapping(), ":8: 'a' stands here twice"),
        (lambda entry: at(entry, "list").entries()[1].fail("says the caller"), ":5: says the caller"),
    ],
)
def test_another_shape_than_expected_is_refused_with_its_line(
    read: Callable[[Entry], object], said: str, entry: Entry
) -> None:
    with pytest.raises(TopicsError) as refused:
        read(entry)
    assert str(refused.value).startswith(f"{entry.path}{said}")


def test_mappings_lists_and_values_are_read_as_they_are_written(entry: Entry) -> None:
    assert at(entry, "name").text() == "value"
    assert {name: each.text() for name, each in at(entry, "mapping").mapping().items()} == {"one": "1", "two": "2"}
    assert [each.text() for each in at(entry, "list").entries()] == ["first", "second"]
    assert [name for name, _ in at(entry, "twice").items()] == ["a", "a"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("yes", "yes"), ("0.10", "0.10"), ("1e3", "1e3"), ("'quoted: text'", "quoted: text"), ("💊", "💊"), ("''", "")],
)
def test_a_value_is_text_and_is_never_taken_for_a_number_or_a_truth(written: str, read: str, tmp_path: Path) -> None:
    path = tmp_path / "some.yml"
    path.write_text(f"key: {written}", encoding="utf-8")

    assert at(read_yaml(path), "key").text() == read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: [1, 2", "is not YAML"),
        (b"a: b: c", "is not YAML"),
        (b"\ta: 1", "is not YAML"),
        (b"a: *nobody", "is not YAML"),
        (b"a: 1\n---\nb: 2", "is not YAML"),
        (b"a: caf\xe9", "is not YAML"),  # not UTF-8
        (b"a: \x00", "is not YAML"),
    ],
)
def test_a_file_that_is_no_yaml_is_refused_in_one_line(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "some.yml"
    path.write_bytes(content)

    with pytest.raises(TopicsError, match=said) as refused:
        read_yaml(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert "\n" not in str(refused.value)


def test_a_missing_file_or_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yml"):
        with pytest.raises(TopicsError, match="cannot be read") as refused:
            read_yaml(path)
        assert str(path) in str(refused.value)


def test_an_empty_file_is_read_and_has_no_names(tmp_path: Path) -> None:
    path = tmp_path / "some.yml"
    path.write_text("# nothing yet\n", encoding="utf-8")

    with pytest.raises(TopicsError, match=":1: expected a mapping"):
        read_yaml(path).mapping()


def test_plain_values_are_read_and_nothing_is_run() -> None:
    assert load_plain("a: [1, x]") == {"a": [1, "x"]}
    with pytest.raises(yaml.YAMLError):
        load_plain("!!python/object/apply:os.getcwd []")
