"""The server around the app."""

from starlette.applications import Starlette

from bot.edge.server import make_server


def test_the_server_tells_neither_its_name_nor_who_called() -> None:
    server = make_server(Starlette(), host="127.0.0.1", port=8000)
    server.config.load()

    assert not server.config.server_header
    assert not server.config.access_log
    assert b"server" not in dict(server.config.encoded_headers)
    assert (server.config.host, server.config.port) == ("127.0.0.1", 8000)
