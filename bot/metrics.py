"""What goes on, as numbers for Prometheus (prometheus.io): counted here, read on a port of this machine alone."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from bot.observing import Outcome

_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 8)


class Metrics:
    """An Observer (bot.observing). `waiting` tells how many turns wait for the model now."""

    def __init__(self, waiting: Callable[[], float]) -> None:
        self.registry = registry = CollectorRegistry()
        self._turns = Counter("bot_turns", "Turns answered", ["verdict", "urgent"], registry=registry)
        self._seconds = Histogram("bot_turn_seconds", "Time of a turn", buckets=_SECONDS, registry=registry)
        self._failures = Counter("bot_failures", "What failed", ["kind"], registry=registry)
        self._requests = Counter("bot_requests", "Requests answered", ["method", "path", "status"], registry=registry)
        self._messages = Counter(
            "bot_messages", "What became of messages of messaging apps", ["platform", "outcome"], registry=registry
        )
        self._ready = Gauge("bot_ready", "Whether patients could be answered when last looked at", registry=registry)
        Gauge("bot_turns_waiting", "Turns that wait for the model", registry=registry).set_function(waiting)

    def serve(self, port: int) -> Callable[[], None]:
        """Let them be read at http://127.0.0.1:PORT/metrics; what ends that. Raises OSError where the port is taken."""
        server, thread = start_http_server(port, "127.0.0.1", self.registry)

        def end() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return end

    def turn(self, conversation: str, key: str, verdict: str, *, urgent: bool, seconds: float) -> None:  # noqa: ARG002
        """A patient was answered."""
        self._turns.labels(verdict, str(urgent).lower()).inc()
        self._seconds.observe(seconds)

    def failure(self, kind: str) -> None:
        """Something failed."""
        self._failures.labels(kind).inc()

    def request(self, method: str, path: str, status: int, seconds: float) -> None:  # noqa: ARG002
        """A request was answered."""
        self._requests.labels(method if method in _METHODS else "other", path, str(status)).inc()

    def message(self, platform: str, outcome: Outcome) -> None:
        """Something became of a message of a messaging app."""
        self._messages.labels(platform, outcome).inc()

    def expect_messages(self, platform: str) -> None:
        """From now on there is a number for each outcome of an app's messages, or the first would be no increase."""
        for outcome in Outcome:
            self._messages.labels(platform, outcome)

    def readiness(self, *, ready: bool) -> None:
        """Whether patients can be answered was looked at."""
        self._ready.set(ready)


_METHODS = {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}
