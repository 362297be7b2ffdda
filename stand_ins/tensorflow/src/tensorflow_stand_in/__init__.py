"""Modules that stand in for TensorFlow where Rasa imports it without needing it.

Rasa 3.6 imports TensorFlow from its policies and featurizers even when no configured component uses it
(rasa/utils/train_utils.py), which costs 6 s and about 400 MB. Here every name below `tensorflow`, `keras`,
`tensorflow_text` and `tensorflow_hub` exists, can be subclassed, used in a type and used as a decorator;
the moment something is really called, `TensorFlowNeeded` says what to do.
"""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

ROOTS = ("tensorflow", "keras", "tensorflow_text", "tensorflow_hub")


class TensorFlowNeeded(RuntimeError):
    """A component that needs TensorFlow was used in an environment without it."""


class _Name(type):
    """The class of every stand-in name: attributes are stand-ins too, calls fail with advice."""

    def __getattr__(cls, name: str) -> "_Name":
        if name.startswith("__"):
            raise AttributeError(name)
        return _Name(name, (), {"__module__": cls.__module__})

    def __call__(cls, *args: object, **kwargs: object) -> object:
        if len(args) == 1 and not kwargs and isinstance(args[0], type(_decorated)):
            return args[0]  # used as a decorator: @tf.function
        raise TensorFlowNeeded(
            f"'{cls.__module__}.{cls.__name__}' was used, but this environment has no TensorFlow. Remove the "
            "component that needs it (DIET, TED, ...) from config.yml, or replace the package "
            "'tensorflow-stand-in' by tensorflow==2.12.0 and tensorflow-text==2.12.0."
        )


def _decorated() -> None:
    """Exists for its type only."""


class _Module(ModuleType):
    def __getattr__(self, name: str) -> _Name:
        if name.startswith("__"):
            raise AttributeError(name)
        value = _Name(name, (), {"__module__": self.__name__})
        setattr(self, name, value)
        return value


class _Finder(MetaPathFinder, Loader):
    """Finds every submodule of the roots and makes it a module of stand-in names."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        root, _, rest = fullname.partition(".")
        return ModuleSpec(fullname, self, is_package=True) if root in ROOTS and rest else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: names appear when they are asked for."""


def stand_in(module: str) -> None:
    """Turn the already imported `module` into one of stand-in names, and its submodules with it."""
    sys.modules[module].__class__ = _Module
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())
