"""The chat API: start a session, take a turn, tell whether we are alive and ready."""

import logging
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.edge.guard import describe
from bot.edge.leaflet import LeafletLinks
from bot.edge.ports import Chat, Ready
from bot.edge.sessions import Sessions
from bot.edge.turns import Said, read_turn, render_reply
from bot.leaflet.document import Section

logger = logging.getLogger(__name__)


class ChatApi:
    """The two addresses the chat talks to."""

    def __init__(self, conversations: Chat, sessions: Sessions, leaflet: Sequence[Section]) -> None:
        self._conversations = conversations
        self._sessions = sessions
        self._links = LeafletLinks(leaflet)

    def routes(self) -> list[Route]:
        """Where it is reached."""
        return [
            Route("/api/sessions", self.start_session, methods=["POST"]),
            Route("/api/turns", self.take_turn, methods=["POST"]),
        ]

    async def start_session(self, _request: Request) -> JSONResponse:
        """A new conversation; its token is all the browser ever knows of it."""
        return JSONResponse({"token": self._sessions.issue()}, 201)

    async def take_turn(self, request: Request) -> JSONResponse:
        """One turn of the conversation the token belongs to."""
        conversation = self._sessions.conversation(request.headers.get("Authorization", ""))
        turn = await read_turn(request)
        if isinstance(turn, Said):
            reply = await self._conversations.say(conversation, turn.text)
        else:
            reply = await self._conversations.press(conversation, turn.button)
        return JSONResponse(render_reply(reply, self._links))


class HealthApi:
    """What a supervisor or load balancer asks."""

    def __init__(self, ready: Ready) -> None:
        self._ready = ready

    def routes(self) -> list[Route]:
        """Where it is reached."""
        return [Route("/health/live", self.live), Route("/health/ready", self.ready)]

    async def live(self, _request: Request) -> JSONResponse:
        """The process answers."""
        return JSONResponse({"status": "live"})

    async def ready(self, _request: Request) -> JSONResponse:
        """Patients can be answered now."""
        try:
            is_ready = await self._ready()
        except Exception as err:  # noqa: BLE001 - whatever failed, the answer is "not ready"
            logger.warning("readiness check failed: %s", describe(err))
            is_ready = False
        return JSONResponse({"status": "ready" if is_ready else "not ready"}, 200 if is_ready else 503)
