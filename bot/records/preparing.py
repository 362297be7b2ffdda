"""Makes a database ready for the bot."""

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.leaflet.document import Document
from bot.records.database import writing
from bot.records.errors import DatabaseUnavailable
from bot.records.upgrading import upgrade
from bot.records.versions import register_document


def prepare(engine: Engine, document: Document) -> None:
    """Bring the tables up to date and register the leaflet. Raises DatabaseUnavailable or UpgradeError."""
    upgrade(engine)
    try:
        with writing(engine).begin() as connection:
            register_document(connection, document)
    except SQLAlchemyError as err:
        raise DatabaseUnavailable(f"the database is away ({type(err).__name__})") from err
