"""TensorFlow's stand-in: names for imports, types and decorators, and advice when one is called."""

import importlib
from typing import Any

import pytest


@pytest.mark.parametrize(
    "module", ["tensorflow", "tensorflow.keras.layers", "tensorflow.python.eager.x", "keras.utils", "tensorflow_hub.a"]
)
def test_every_module_below_it_can_be_imported(module: str) -> None:
    assert isinstance(importlib.import_module(module).Anything, type)


def test_calling_a_name_says_which_and_what_to_do() -> None:
    tensorflow: Any = importlib.import_module("tensorflow")
    with pytest.raises(RuntimeError, match=r"tensorflow\.matmul.*config\.yml.*tensorflow==2\.12\.0"):
        tensorflow.matmul([1], [2])


def test_a_class_can_inherit_and_be_a_type() -> None:
    keras: Any = importlib.import_module("tensorflow").keras
    model = type("Model", (keras.Model,), {})
    assert issubclass(model, keras.Model)
    assert list[keras.layers.Layer] | None


def test_a_name_decorates_a_function_without_changing_it() -> None:
    tensorflow: Any = importlib.import_module("tensorflow")

    def double(x: int) -> int:
        return 2 * x

    assert tensorflow.function(double) is double


def test_other_modules_are_not_found_by_it() -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("tensorflow_of_somebody_else")


def test_special_names_stay_missing() -> None:
    tensorflow: Any = importlib.import_module("tensorflow")
    with pytest.raises(AttributeError):
        _ = tensorflow.__nothing__
    with pytest.raises(AttributeError):
        _ = tensorflow.Tensor.__nothing__
