"""What a supervisor or a load balancer asks."""

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.edge.guard import describe
from bot.edge.ports import Ready

logger = logging.getLogger(__name__)


class HealthApi:
    """Alive, and ready."""

    def __init__(self, ready: Ready) -> None:
        self._ready = ready

    def routes(self) -> list[Route]:
        """Where it is reached."""
        return [
            Route("/health/live", self.live, methods=["GET"]),
            Route("/health/ready", self.ready, methods=["GET"]),
        ]

    async def live(self, _request: Request) -> JSONResponse:
        """The process answers. A page that may not use the chat is told too: it is another matter than no server."""
        return JSONResponse({"status": "live"}, headers={"Access-Control-Allow-Origin": "*"})

    async def ready(self, _request: Request) -> JSONResponse:
        """Patients can be answered now."""
        try:
            is_ready = await self._ready()
        except Exception as err:  # noqa: BLE001 - whatever failed, the answer is "not ready"
            logger.warning("readiness check failed: %s", describe(err))
            is_ready = False
        return JSONResponse({"status": "ready" if is_ready else "not ready"}, 200 if is_ready else 503)
