"""Flows of tests/flows as patients go through them in a messaging app."""

from dataclasses import dataclass
from pathlib import Path

from bot.conversation import Conversations
from bot.flows.flow import Flow, Turn, read_flows
from bot.flows.patient import Patient
from bot.reply import TurnReply

from .clinic import Clinic, clinic_with, provider_of
from .provider import Sent
from .twilio_provider import TwilioProvider

PUBLIC = "https://bot.clinic.example"  # where the platforms reach the bot, behind a proxy

_FILES = {
    "asking_back",
    "emergencies",
    "questions_for_the_doctor",
    "stopping",
    "the_leaflet",
    "the_list",
    "whole_conversations",
}
FLOWS = [flow for flow in read_flows() if flow.file.stem in _FILES]
_FIRST = {"sms": 15550000000, "whatsapp": 15550000000}  # the number of the first patient


@dataclass(frozen=True)
class Exchange:
    """A turn in a messaging app: what the patient did, what the phone shows then, and the reply of the web chat."""

    platform: str
    flow: str
    did: str
    sent: tuple[Sent, ...]
    reply: TurnReply


async def held(platform: str, bot: Conversations, folder: Path) -> list[Exchange]:
    """All flows, on a platform and with the bot directly."""
    exchanges: list[Exchange] = []
    async with (
        provider_of(platform) as provider,
        clinic_with(provider, bot, folder, public_url=PUBLIC, turns=10_000, are_new=True) as clinic,
    ):
        if isinstance(provider, TwilioProvider):
            provider.public = f"{PUBLIC}/messengers/{platform}"
        for number, flow in enumerate(FLOWS):
            exchanges += await _follow(clinic, bot, flow, number)
        assert not provider.refused
    return exchanges


async def _follow(clinic: Clinic, bot: Conversations, flow: Flow, number: int) -> list[Exchange]:
    platform = clinic.provider.name
    sms = platform in _FIRST
    patient = f"{'+' if sms else ''}{_FIRST.get(platform, 1000) + number}"
    web, sent, exchanges = Patient(bot, f"{platform} {flow.name}"), list[Sent](), list[Exchange]()
    for turn in flow.turns:
        did, sent = await _take(clinic, turn, web.last, sent, patient)
        exchanges.append(Exchange(platform, flow.name, did, tuple(sent), await web.take(turn)))
    return exchanges


async def _take(
    clinic: Clinic, turn: Turn, last: TurnReply | None, shown: list[Sent], patient: str
) -> tuple[str, list[Sent]]:
    """What the patient did, and what was sent: where there are no buttons they write the number (SMS) or the words."""
    if turn.patient is not None:
        return turn.patient, await clinic.ask(turn.patient, patient=patient)
    labels = [button.label for button in last.buttons] if last else []
    place = labels.index(turn.button or "")
    choices = shown[-1].choices
    if choices:
        return f"[{choices[place][1]}]", await clinic.tap(choices[place][0], patient=patient)
    words = f"{place + 1}" if clinic.provider.name == "sms" else labels[place]
    return words, await clinic.ask(words, patient=patient)
