"""What answered: leaflets with their sentences, and releases, each once. Within the caller's transaction."""

from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.engine import Connection

from bot.leaflet.document import Document
from bot.records.tables import documents, releases, sections, sentences
from bot.records.turn import Release

_RELEASE = (  # asked for with every turn, and made once: that takes several times as long as executing it
    select(releases.c.id)
    .join(documents)
    .where(
        documents.c.version == bindparam("document"),
        releases.c.model == bindparam("model"),
        releases.c.code == bindparam("code"),
    )
)


def register_document(connection: Connection, document: Document) -> int:
    """The row of a document, written with its sections and sentences where it is new."""
    number = _document(connection, document.version)
    if not connection.execute(select(sections.c.position).where(sections.c.document == number)).first():
        titles = [{"document": number, "position": each.number, "title": each.title} for each in document.sections]
        connection.execute(insert(sections), titles)
        texts = [{"number": each.number, "section": each.section, "text": each.text} for each in document.sentences]
        connection.execute(insert(sentences), [{"document": number, **text} for text in texts])
    return number


def release_row(connection: Connection, release: Release) -> int:
    """The row of a release, written where it is new."""
    number = connection.execute(_RELEASE, asdict(release)).scalar()
    if number is None:
        row = {"document": _document(connection, release.document), "model": release.model, "code": release.code}
        number = connection.execute(insert(releases), row).inserted_primary_key[0]
    return int(number)


def _document(connection: Connection, version: str) -> int:
    number = connection.execute(select(documents.c.id).where(documents.c.version == version)).scalar()
    if number is None:
        row = {"version": version, "first_used": datetime.now(UTC)}
        number = connection.execute(insert(documents), row).inserted_primary_key[0]
    return int(number)
