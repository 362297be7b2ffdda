"""Runs the graph of a trained model, node after node in an order that is found once; a component that is slower than it
need be is replaced by ours.

Rasa's own runner builds a Dask graph anew for every run, and writes its inputs, what the patient typed among them, into
a message for the log.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from graphlib import TopologicalSorter
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy as RasaRulePolicy
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema, SchemaNode
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage

from bot.agent.rule_policy import RulePolicy

_OURS = {RasaRulePolicy: RulePolicy}


class OrderedGraphRunner(GraphRunner):
    """A rasa.engine.runner.interface.GraphRunner."""

    def __init__(self, schema: GraphSchema, nodes: Mapping[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._orders: dict[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> "OrderedGraphRunner":
        """Load every node of the graph. Raises GraphComponentException where one cannot be loaded."""
        nodes = {
            name: GraphNode.from_schema_node(name, _with_ours(node), model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(self, inputs: Mapping[str, Any] | None = None, targets: Sequence[str] | None = None) -> dict[str, Any]:
        """What each target gives for these inputs, by its name; raises whatever a node raises."""
        wanted = tuple(targets or self._schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = tuple(self._ordered(wanted))
        found = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, parents in self._orders[wanted]:
            found[name] = self._nodes[name](*(found.get(parent, parent) for parent in parents))
        return {name: found[name][1] for name in wanted}

    def _ordered(self, targets: Sequence[str]) -> "list[tuple[str, tuple[str, ...]]]":
        """Each node that the targets need with its parents, parents first; what no node gives is an input."""
        nodes = self._schema.minimal_graph_schema(list(targets)).nodes
        parents = {name: tuple(node.needs.values()) for name, node in nodes.items()}
        return [(name, parents[name]) for name in TopologicalSorter(parents).static_order() if name in parents]


def _with_ours(node: SchemaNode) -> SchemaNode:
    return replace(node, uses=_OURS.get(node.uses, node.uses))
