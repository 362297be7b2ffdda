"""Whether patients can be answered now: a question whose answer is known is asked, and the sentence compared."""

import logging

from bot.answering import Answering
from bot.leaflet.answer import Quote
from bot.loading import Loading
from bot.model import Model
from bot.observing import NOBODY, Observer
from bot.recording import Redact

logger = logging.getLogger(__name__)

_PROBE, _TOPIC = "Can I drink alcohol while I take it?", "alcohol"
_SECONDS = 5.0


class Readiness:
    """Asks the model, as a patient would."""

    def __init__(
        self,
        model: Loading[Model],
        redact: Loading[Redact],
        answering: Answering,
        *,
        observer: Observer = NOBODY,
        seconds: float = _SECONDS,
    ) -> None:
        self._model = model
        self._redact = redact
        self._answering = answering
        self._observer = observer
        self._seconds = seconds

    async def check(self) -> bool:
        """Whether the question is understood and answered by the right sentences, in time."""
        is_ready = await self._check()
        self._observer.readiness(ready=is_ready)
        return is_ready

    async def _check(self) -> bool:
        model = self._model.now
        if model is None or self._redact.now is None:
            return False
        try:
            reply = self._answering.reply(await model.questions(_PROBE, self._seconds))
        except Exception as err:  # noqa: BLE001 whatever failed, patients cannot be answered
            logger.error("the readiness question failed: %s", type(err).__name__)
            return False
        shown = [line.sentence for line in reply.lines if isinstance(line, Quote)]
        return shown == list(self._answering.topics.by_name[_TOPIC].quotes)
