"""The chat API: sessions, turns, a conversation as a whole (docs/openapi.yaml)."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.button_ids import ButtonIds
from bot.earlier import OtherMessageError
from bot.edge.errors import OtherMessage, OutOfReach, TooMany
from bot.edge.limits import Limits
from bot.edge.ports import Chat, Reply
from bot.edge.sessions import LIFETIME_SECONDS, Sessions
from bot.edge.turns import Pressed, Replies, Said, read_turn
from bot.records.errors import DatabaseUnavailable


class ChatApi:
    """The addresses the chat talks to."""

    def __init__(
        self, conversations: Chat, sessions: Sessions, limits: Limits, replies: Replies, buttons: ButtonIds
    ) -> None:
        self._conversations = conversations
        self._sessions = sessions
        self._limits = limits
        self._replies = replies
        self._buttons = buttons

    def routes(self) -> list[Route]:
        """Where it is reached."""
        return [
            Route("/api/sessions", self.start_session, methods=["POST"]),
            Route("/api/turns", self.take_turn, methods=["POST"]),
            Route("/api/conversation", self.conversation, methods=["GET", "DELETE"]),
        ]

    async def start_session(self, request: Request) -> JSONResponse:
        """A new conversation; its token is all the browser ever knows of it."""
        self._limits.take_session(_address(request))
        return JSONResponse({"token": self._sessions.issue(), "expires_in": LIFETIME_SECONDS}, 201)

    async def take_turn(self, request: Request) -> JSONResponse:
        """One turn of the conversation the token belongs to."""
        conversation = self._session(request)
        turn = await read_turn(request)
        try:
            self._limits.take_turn(conversation, _address(request))
        except TooMany as err:  # with a reply, since the patient may be telling of an emergency
            reply = self._conversations.busy(turn.text if isinstance(turn, Said) else "")
            plain = self._replies.render(conversation, reply)
            return JSONResponse({"error": str(err), "id": turn.id, **plain}, err.status, err.headers)
        reply = await self._reply(conversation, turn)
        return JSONResponse({"id": turn.id, **self._replies.render(conversation, reply)})

    async def conversation(self, request: Request) -> Response:
        """The turns of the session so far, or their end."""
        conversation = self._session(request)
        if request.method == "DELETE":
            await self._conversations.forget(conversation)
            return Response(status_code=204)
        try:
            turns = await self._conversations.so_far(conversation)
        except DatabaseUnavailable:
            raise OutOfReach("The conversation is out of reach just now. Try again in some seconds.") from None
        return JSONResponse({"turns": [self._replies.render(conversation, each) for each in turns]})

    def _session(self, request: Request) -> str:
        return self._sessions.conversation(request.headers.get("Authorization", ""))

    async def _reply(self, conversation: str, turn: Said | Pressed) -> Reply:
        try:
            if isinstance(turn, Said):
                return await self._conversations.say(conversation, turn.text, turn.id)
            button = self._buttons.name_of(conversation, turn.button)
            return await self._conversations.press(conversation, button, turn.id)
        except OtherMessageError:
            raise OtherMessage("An earlier message had this id. Give every message an id of its own.") from None


def _address(request: Request) -> str:
    """Where a request comes from; behind a proxy, what the proxy says (BOT_PROXIES)."""
    return request.client.host if request.client else ""
