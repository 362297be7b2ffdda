"""Rasa component: Rasa's logistic regression, on dense arrays and kept as plain numbers.

Rasa stacks all features as a sparse matrix; most of ours are dense, and scikit-learn's solver is several times faster
on an array of the same numbers. Rasa keeps the classifier by skops, whose import takes seconds, and goes on with an
untrained one where that fails; here it is an .npz file, and a model without it does not load.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

_FILE = "logistic_regression.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """Logistic regression over the sentence features of every featurizer before it."""

    def _create_X(self, messages: list[Message]) -> npt.NDArray[np.float64]:  # noqa: N802 (Rasa's name)
        return np.vstack([_features(message) for message in messages])

    def persist(self) -> None:
        """Write the trained weights into the model."""
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / _FILE,
                coefficients=self.clf.coef_,
                intercepts=self.clf.intercept_,
                classes=self.clf.classes_.astype(str),
            )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "IntentClassifier":
        """The trained classifier; raises ValueError or OSError when the model does not hold it."""
        component = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / _FILE, allow_pickle=False) as weights:
            component.clf.coef_ = weights["coefficients"]
            component.clf.intercept_ = weights["intercepts"]
            component.clf.classes_ = weights["classes"]
        return component


def _features(message: Message) -> npt.NDArray[np.float64]:
    _, sparse = message.get_sparse_features(attribute=TEXT)
    _, dense = message.get_dense_features(attribute=TEXT)
    parts = [features.features for features in (dense,) if features] + [
        features.features.toarray() for features in (sparse,) if features
    ]
    return np.hstack(parts)
