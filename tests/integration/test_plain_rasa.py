"""Plain Rasa commands on this project: what other Rasa people know keeps working."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .processes import environment, free_port, new_browser, present_model, started

ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."


@dataclass(frozen=True)
class PlainRasa:
    """The options of a Rasa command that uses our model and the running action server."""

    env: dict[str, str]
    endpoints: Path

    def options(self, port: int) -> list[str]:
        """For `rasa run` and `rasa shell`."""
        where = ["--interface", "127.0.0.1", "--port", str(port)]
        return ["--model", present_model(), "--endpoints", str(self.endpoints), *where]


@pytest.fixture(scope="module")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlainRasa]:
    """`rasa run actions` on a free port, and endpoints.yml with that port."""
    folder, port = tmp_path_factory.mktemp("rasa"), free_port()
    env = environment(folder / "state")
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{port}/webhook\n  enable_selective_domain: true\n")
    with started("rasa", "run", "actions", "--port", str(port), env=env) as actions:
        actions.wait_for("Action endpoint is up and running")
        yield PlainRasa(env, endpoints)


def test_rasa_run_answers_over_its_rest_channel(rasa: PlainRasa) -> None:
    port = free_port()
    with started("rasa", "run", *rasa.options(port), env=rasa.env) as server, new_browser(port) as browser:
        server.wait_for("Rasa server is up and running")
        asked = {"sender": "staff", "message": "can I drink alcohol?"}
        said = [each["text"] for each in browser.post("/webhooks/rest/webhook", json=asked).raise_for_status().json()]
    assert said[1] == ALCOHOL
    assert "doctor" in said[-1]


def test_rasa_shell_answers_what_is_piped_in(rasa: PlainRasa) -> None:
    typed = "can I drink alcohol?\n/stop\n"
    with started("rasa", "shell", *rasa.options(free_port()), env=rasa.env, typed=typed) as shell:
        shell.wait_for(ALCOHOL)
        shell.wait_for("doctor")
        assert shell.wait() == 0, shell.said
