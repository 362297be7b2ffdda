"""The graph of a model: each node once, after those it needs, and only those that are needed."""

from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy as RasaRulePolicy
from rasa.engine.exceptions import GraphComponentException
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode

from bot.agent import graph_runner
from bot.agent.graph_runner import OrderedGraphRunner
from bot.agent.rule_policy import RulePolicy

RUNS: list[str] = []


class Add(GraphComponent):
    """Adds what it is given to what it is called."""

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def create(cls, config: dict[str, Any], *_: Any, **__: Any) -> "Add":
        if config.get("broken"):
            raise ZeroDivisionError
        return cls(config["name"])

    def add(self, one: str, other: str = "") -> str:
        RUNS.append(self.name)
        return f"{self.name}({one}{other})"

    def fail(self, one: str) -> str:
        raise LookupError(one)


class Subtract(Add):
    """What stands in for Add."""

    def add(self, one: str, other: str = "") -> str:
        return f"less {one}"


def node(name: str, fn: str = "add", broken: bool = False, **needs: str) -> SchemaNode:
    return SchemaNode(needs, Add, "create", fn, {"name": name, "broken": broken}, eager=True)


def runner(**nodes: SchemaNode) -> OrderedGraphRunner:
    RUNS.clear()
    schema = GraphSchema(nodes)
    return OrderedGraphRunner.create(schema, None, ExecutionContext(schema))


def test_a_node_runs_after_those_it_needs_each_once() -> None:
    graph = runner(
        d=node("d", one="b", other="c"), c=node("c", one="a"), b=node("b", one="a"), a=node("a", one="typed")
    )

    assert graph.run({"typed": "x"}, ["d"]) == {"d": "d(b(a(x))c(a(x)))"}
    assert sorted(RUNS) == ["a", "b", "c", "d"]


def test_only_what_the_targets_need_runs_and_every_run_is_new() -> None:
    graph = runner(a=node("a", one="typed"), b=node("b", one="a"), other=node("other", one="typed"))

    assert graph.run({"typed": "x"}, ["a"]) == {"a": "a(x)"}
    assert graph.run({"typed": "y"}, ["b", "a"]) == {"b": "b(a(y))", "a": "a(y)"}
    assert RUNS == ["a", "a", "b"]


def test_a_missing_input_is_an_error() -> None:
    with pytest.raises(Exception, match="Expected input 'typed'"):
        runner(a=node("a", one="typed")).run({}, ["a"])


def test_what_a_node_raises_comes_through() -> None:
    with pytest.raises(GraphComponentException, match="node a") as failure:
        runner(a=node("a", fn="fail", one="typed")).run({"typed": "x"}, ["a"])
    assert isinstance(failure.value.__cause__, LookupError)


def test_a_node_that_cannot_be_loaded_is_told_at_once() -> None:
    with pytest.raises(GraphComponentException, match="node a"):
        runner(a=node("a", broken=True, one="typed"))


def test_rasas_rule_policy_is_replaced_by_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(graph_runner._OURS, Add, Subtract)
    assert runner(a=node("a", one="typed")).run({"typed": "x"}, ["a"]) == {"a": "less x"}
    assert graph_runner._OURS[RasaRulePolicy] is RulePolicy
