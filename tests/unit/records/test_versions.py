"""What answered: documents and releases."""

from dataclasses import replace

from sqlalchemy.engine import Connection, Engine

from bot.leaflet.document import parse, read_document
from bot.records.database import writing
from bot.records.turn import Release
from bot.records.versions import register_document, release_row

from .looking import counts, rows
from .turns import RELEASE

LEAFLET = read_document()


def test_a_document_is_kept_with_its_sections_and_sentences(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        number = register_document(connection, LEAFLET)
    kept = [(row["document"], row["number"], row["section"], row["text"]) for row in rows(engine, "sentences")]
    assert kept == [(number, each.number, each.section, each.text) for each in LEAFLET.sentences]
    titles = [(row["position"], row["title"]) for row in rows(engine, "sections")]
    assert titles == [(each.number, each.title) for each in LEAFLET.sections]


def test_a_document_is_kept_once(engine: Engine) -> None:
    for _ in range(2):
        with writing(engine).begin() as connection:
            assert register_document(connection, LEAFLET) == 1
    assert counts(engine) == {"documents": 1, "sections": len(LEAFLET.sections), "sentences": len(LEAFLET.sentences)}


def test_a_document_that_turns_named_before_it_was_registered_gets_its_sentences(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        release_row(connection, replace(RELEASE, document=LEAFLET.version))
        register_document(connection, LEAFLET)
    assert counts(engine)["documents"] == 1 and counts(engine)["sentences"] == len(LEAFLET.sentences)


def test_another_version_of_the_document_is_another_document(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        first, second = (register_document(connection, each) for each in (LEAFLET, parse("It helps. Ask us.")))
    assert first != second
    assert {row["version"] for row in rows(engine, "documents")} > {LEAFLET.version}


def test_a_release_is_kept_once(engine: Engine) -> None:
    others = [replace(RELEASE, **{name: "other"}) for name in ("document", "model", "code")]

    def numbers(connection: Connection) -> list[int]:
        return [release_row(connection, release) for release in (RELEASE, *others)]

    with writing(engine).begin() as connection:
        first = numbers(connection)
    with writing(engine).begin() as connection:
        assert numbers(connection) == first and len(set(first)) == 4


def test_a_release_without_names_is_one_too(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        assert release_row(connection, Release("", "", "")) == release_row(connection, Release("", "", ""))
