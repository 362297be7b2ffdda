"""Which code answers: the project's version, and a hash of all that decides what is shown, but for the model."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from bot.settings import PROJECT

_SOURCES = ("bot/**/*.py", "bot/**/*.yml", "actions/*.py", "domain.yml")


def code_version(project: Path = PROJECT) -> str:
    """Such as "0.1.0+3f9a0c2b7d18"."""
    digest = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(project.glob(pattern)):
            digest.update(f"{path.relative_to(project)}\0".encode() + path.read_bytes() + b"\0")
    return f"{version('leaflet-bot')}+{digest.hexdigest()[:12]}"
