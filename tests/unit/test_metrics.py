"""Metrics: what is counted, and that nothing else is told."""

import socket

import httpx
import pytest
from prometheus_client import generate_latest

from bot.metrics import Metrics
from bot.observing import Outcome


def told(metrics: Metrics) -> list[str]:
    """The lines that Prometheus reads, without when counting began."""
    lines = generate_latest(metrics.registry).decode().splitlines()
    return [line for line in lines if not line.startswith("#") and "_created" not in line]


def test_turns_are_counted_by_verdict_and_urgency_with_their_times() -> None:
    metrics = Metrics(lambda: 0)
    for seconds in (0.004, 0.015, 9.0):
        metrics.turn("conversation-1", "key-1", "answered", urgent=False, seconds=seconds)
    metrics.turn("c", "k", "not_covered", urgent=True, seconds=0.1)
    lines = told(metrics)
    assert 'bot_turns_total{urgent="false",verdict="answered"} 3.0' in lines
    assert 'bot_turns_total{urgent="true",verdict="not_covered"} 1.0' in lines
    assert {'bot_turn_seconds_bucket{le="0.005"} 1.0', 'bot_turn_seconds_bucket{le="8.0"} 3.0'} <= set(lines)
    assert "conversation-1" not in str(lines) and "key-1" not in str(lines)


def test_failures_requests_readiness_and_the_queue_are_told() -> None:
    waiting = [3]
    metrics = Metrics(lambda: waiting[0])
    metrics.failure("time")
    metrics.request("POST", "/api/turns", 429, 0.1)
    metrics.request("MY SECRET", "other", 404, 0.1)
    metrics.readiness(ready=True)
    assert set(told(metrics)) >= {
        'bot_failures_total{kind="time"} 1.0',
        'bot_requests_total{method="POST",path="/api/turns",status="429"} 1.0',
        'bot_requests_total{method="other",path="other",status="404"} 1.0',
        "bot_ready 1.0",
        "bot_turns_waiting 3.0",
    }
    metrics.readiness(ready=False)
    waiting[0] = 0
    assert {"bot_ready 0.0", "bot_turns_waiting 0.0"} <= set(told(metrics))


def test_what_became_of_messages_is_counted_by_app_and_outcome() -> None:
    metrics = Metrics(lambda: 0)
    for outcome in (Outcome.SENT, Outcome.SENT, Outcome.DEAD):
        metrics.message("sms", outcome)
    metrics.message("slack", Outcome.SENT)
    assert [line for line in told(metrics) if line.startswith("bot_messages_total")] == [
        'bot_messages_total{outcome="sent",platform="sms"} 2.0',
        'bot_messages_total{outcome="dead",platform="sms"} 1.0',
        'bot_messages_total{outcome="sent",platform="slack"} 1.0',
    ]


def test_an_app_that_is_on_has_a_number_for_each_outcome_from_the_start() -> None:
    metrics = Metrics(lambda: 0)
    metrics.message("sms", Outcome.DEAD)
    metrics.expect_messages("sms")
    lines = [line for line in told(metrics) if line.startswith("bot_messages_total")]
    assert len(lines) == len(Outcome) and all('platform="sms"' in line for line in lines)
    assert [line for line in lines if not line.endswith(" 0.0")] == [
        'bot_messages_total{outcome="dead",platform="sms"} 1.0'
    ]


def test_they_are_read_on_a_port_of_this_machine_until_that_ends() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    end = Metrics(lambda: 0).serve(port)
    assert "bot_ready" in httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False).text
    end()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False)


def test_a_port_that_is_taken_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        Metrics(lambda: 0).serve(taken.getsockname()[1])
