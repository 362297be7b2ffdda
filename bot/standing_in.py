"""Rasa and spaCy without the packages that they import and this bot never uses: clients of messaging platforms, brokers
and databases, a second web server, plots, command lines.

These take half of the memory and of the time that the import does. While Rasa's modules and spaCy's are imported they
get stand-ins; afterwards all packages are there again for whoever imports them. Training and Rasa's own commands do
without.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn

UNUSED = (
    "aio_pika", "aiogram", "aiohttp", "apscheduler", "boto3", "botocore", "cachecontrol", "fbmessenger", "google",
    "joblib", "jwt", "mattermostwrapper", "matplotlib", "networkx", "portalocker.redis", "prompt_toolkit", "pymongo",
    "questionary", "redis", "requests", "requests_toolbelt", "rich", "rocketchat_API", "sanic", "sanic_cors",
    "sanic_jwt", "scipy.stats", "sentry_sdk", "sklearn", "slack_sdk", "socketio", "spacy.cli", "twilio",
    "webexteamssdk",
)  # fmt: skip
_IMPORTED = (
    "rasa.utils.log_utils",
    "rasa.core.agent",
    "rasa.core.policies.memoization",
    "rasa.core.policies.rule_policy",
    "rasa.engine.loader",
    "rasa.graph_components.validators.default_recipe_validator",
    "rasa.nlu.classifiers.fallback_classifier",
    "rasa.nlu.classifiers.regex_message_handler",
    "rasa.nlu.featurizers.dense_featurizer.dense_featurizer",
    "rasa_sdk.executor",
    "spacy",
)


def import_lean() -> None:
    """Import what answering needs of Rasa and spaCy; does nothing where it is imported already."""
    with _standing_in(UNUSED):
        for name in _IMPORTED:
            import_module(name)


@contextmanager
def _standing_in(packages: Sequence[str]) -> Iterator[None]:
    """Packages that are not imported yet are stand-ins meanwhile."""
    finder = _Finder([name for name in packages if name not in sys.modules])
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name, module in sys.modules.items() if isinstance(module, _StandIn)]:
            del sys.modules[name]


class _Finder(MetaPathFinder, Loader):
    def __init__(self, packages: Sequence[str]) -> None:
        self._packages = (*packages,)
        self._within = tuple(f"{name}." for name in packages)

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname in self._packages or fullname.startswith(self._within):
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


class _StandIn(ModuleType):
    """A module in which any name is a class of its own."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (_Unused,), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


class _Unused(Exception):  # an exception, so that an except clause may name it
    def __new__(cls, *_: object, **__: object) -> NoReturn:
        raise RuntimeError(f"{cls.__module__}.{cls.__name__} is not loaded where the bot answers: see bot.standing_in")

    def __class_getitem__(cls, item: object) -> type:
        return cls
