"""The messaging apps that are on, joined with the bot."""

from bot import bootstrap
from bot.bootstrap import Bot
from bot.button_ids import ButtonIds
from bot.credentials import Messaging
from bot.leaflet.links import LeafletLinks
from bot.messengers.answering import notices
from bot.messengers.layout import Words
from bot.messengers.opening import open_platform
from bot.messengers.service import Messengers
from bot.records.message_keys import MessageKeys
from bot.records.message_queue import MessageQueue
from bot.records.store import TurnStore
from bot.settings import Settings


def join(  # noqa: PLR0913 (what bot serve has)
    settings: Settings, messaging: Messaging, bot: Bot, store: TurnStore, queue: MessageQueue, secret: str
) -> Messengers:
    """What answers by them."""
    text = bootstrap.wording().text
    for each in messaging.on:
        bot.metrics.expect_messages(each.platform)
    names = [payload.removeprefix("/") for payload in bootstrap.buttons().labels]
    return Messengers(
        [open_platform(each, messaging.public_url) for each in messaging.on],
        bot.conversations,
        queue,
        MessageKeys(store, queue.id),
        ButtonIds(secret, names),
        LeafletLinks(bootstrap.document().sections),
        notices(text, settings.keep_days, settings.clinic_contact),
        Words(text("utter_by_number"), text("utter_default")),
        secret=secret,
        public_url=messaging.public_url,
        turns=settings.session_turns,
        observer=bot.observer,
        loaded=bot.loaded,
    )
