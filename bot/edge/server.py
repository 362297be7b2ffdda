"""The HTTP server around the app."""

from collections.abc import Sequence

import uvicorn
from starlette.types import ASGIApp


def make_server(app: ASGIApp, *, host: str, port: int, proxies: Sequence[str] = ()) -> uvicorn.Server:
    """A server to `run()`: no version in its headers, no addresses in its logs, logging left to the caller.

    `proxies` are believed when they say where a request comes from, others are not. When it is told to stop it takes
    no new requests, and finishes those it has.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        ws="none",  # nothing here speaks it, and Rasa pins a websockets that uvicorn cannot import
        server_header=False,
        access_log=False,
        log_config=None,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        h11_max_incomplete_event_size=16_384,  # bytes of headers
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,  # seconds, more than a turn takes
    )
    return uvicorn.Server(config)
