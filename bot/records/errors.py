"""What can go wrong with records:

RecordsError
├── DatabaseSettingError   the address of the database cannot be used
├── UpgradeError           the tables cannot be brought up to date
├── DatabaseUnavailable    the database does not answer, or not in time
├── DeadLettersError       the file of what waits for the database cannot be used, or is full
├── QueueError             the file of messages that are not answered yet cannot be used
└── LettersWaiting         something waits for the database that has to be written first
"""


class RecordsError(Exception):
    """Something is wrong with the records; the message says what to do."""


class DatabaseSettingError(RecordsError):
    """BOT_DATABASE names no database that can be used."""


class UpgradeError(RecordsError):
    """The tables cannot be brought up to date."""


class DatabaseUnavailable(RecordsError):
    """The database does not answer, or not in time."""


class DeadLettersError(RecordsError):
    """The file of dead letters cannot be used, or has no room left."""


class QueueError(RecordsError):
    """The file of messages that are not answered yet cannot be used."""


class LettersWaiting(RecordsError):
    """Turns still wait for the database, some of which may be meant."""
