"""Tests of bot.messengers."""
