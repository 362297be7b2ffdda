"""Platforms from their settings. A client is imported only where its platform is on: Twilio's takes half a second."""

from importlib import import_module

from bot.credentials import Credentials
from bot.messengers.platform import Platform

_MODULES = {"sms": "twilio", "whatsapp": "twilio"}  # others are named as their platforms


def open_platform(credentials: Credentials, public_url: str) -> Platform:
    """The platform of these settings."""
    module = import_module(f"bot.messengers.{_MODULES.get(credentials.platform, credentials.platform)}")
    platform = module.open_platform(credentials, public_url)
    assert isinstance(platform, Platform)
    return platform
