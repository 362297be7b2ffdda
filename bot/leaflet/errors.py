"""What can be wrong with the content of the leaflet.

LeafletError
├── DocumentError   the document cannot be read or has no sentences
└── TopicsError     topics.yml does not fit the document or the wording
"""


class LeafletError(Exception):
    """The leaflet's content cannot be used; the message says where and what to do."""


class DocumentError(LeafletError):
    """The document cannot be read or has no sentences."""


class TopicsError(LeafletError):
    """topics.yml does not fit the document or the wording; starts with file and line."""
