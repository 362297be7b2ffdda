"""A bot that is a program of a few lines: it quotes whatever it is told, from the second message on."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.dialect import Dialect
from bench.processes import Command
from tests.unit.bench.server import EchoDialect

SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    heard = 0
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Echo.heard += 1
        if b"die" in body:
            sys.exit("it was told to die")
        if Echo.heard == 1:
            body = b'{"text": "not yet"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *arguments):
        pass

HTTPServer(("127.0.0.1", int(sys.argv[1])), Echo).serve_forever()
"""


@dataclass(frozen=True)
class FakeBot:
    """Serves one conversation at a time."""

    code: str = SERVER
    name: str = "fake bot"
    dialect: Dialect = field(default_factory=EchoDialect)

    def commands(self, state: Path, port: int) -> Sequence[Command]:
        return [Command([sys.executable, "-c", self.code, str(port)], state, {})]

    def train(self, work: Path) -> float:
        return 3.0

    def installed_bytes(self) -> int:
        return 42_000_000
