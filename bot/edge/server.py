"""The HTTP server around the app."""

import uvicorn
from starlette.types import ASGIApp


def make_server(app: ASGIApp, *, host: str, port: int) -> uvicorn.Server:
    """A server to `run()`: no version in its headers, no addresses in its logs, logging left to the caller."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        ws="none",  # nothing here speaks it, and Rasa pins a websockets that uvicorn cannot import
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=10,
    )
    return uvicorn.Server(config)
