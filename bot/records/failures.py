"""What a database's errors mean."""

import sqlite3

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    SQLAlchemyError,
    StatementError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout


def is_away(err: Exception) -> bool:
    """Whether an error says that the database does not answer or takes nothing, not that it refuses what it was given.

    Away are also a full disk and a lock that is not given up.
    """
    if not isinstance(err, DBAPIError):
        return isinstance(err, TimeoutError | PoolTimeout)
    is_of_server = isinstance(err, OperationalError | InterfaceError | InternalError) and not _is_of_statement(err)
    return is_of_server or bool(err.connection_invalidated)


def is_refused(err: Exception) -> bool:
    """Whether an error says that the database will not take what it was given, however often it is asked.

    Drivers and types refuse some values before the database sees them, by errors of their own.
    """
    if isinstance(err, DBAPIError):
        return isinstance(err, IntegrityError | DataError) or _is_too_large(err)
    return isinstance(err, StatementError) or not isinstance(err, SQLAlchemyError | OSError)


def _is_of_statement(err: DBAPIError) -> bool:
    """Drivers raise OperationalError for some of these too, such as a table that is not there."""
    code = getattr(err.orig, "sqlite_errorcode", None)
    return (code is not None and code & 0xFF == sqlite3.SQLITE_ERROR) or _is_too_large(err)


def _is_too_large(err: DBAPIError) -> bool:
    return str(getattr(err.orig, "pgcode", None)).startswith("54")  # program limit exceeded, as for an index's row
