"""Phrases as patients also type them: with slips, with a word left out, within what else they tell."""

import random
from collections.abc import Sequence
from string import ascii_lowercase

_SLIPS, _LEFT_OUT, _TOLD = 0.12, 0.08, 0.25  # shares of phrases
_SHORT, _LONG = 4, 40  # words of what else is told, and of a phrase that stands beside it
_KEPT = "baclofen"  # the speller has put that right before
_QUESTIONS = ("ask_", "report_", "off_topic")
_SMALL_TALK = {"ask_how_are_you", "ask_bot_identity", "ask_bot_help"}
STORIES = "say_about_self"  # the intent whose phrases ask nothing


class Augmenter:
    """Changes phrases at random, differently each time; `phrases` are pairs of intent and text."""

    def __init__(self, phrases: Sequence[tuple[str, str]], seed: int) -> None:
        self._random = random.Random(seed)
        self._told = [text for intent, text in phrases if intent == STORIES and _SHORT <= len(text.split()) <= _LONG]

    def vary(self, intent: str, text: str) -> str:
        """The phrase as it may also be typed, with the same meaning."""
        chance = self._random.random()
        if chance < _SLIPS:
            text = self._with_slips(text)
        elif chance < _SLIPS + _LEFT_OUT:
            text = self._with_word_left_out(text)
        tells = intent.startswith(_QUESTIONS) and intent not in _SMALL_TALK and len(text.split()) < _LONG
        return self._within_a_story(text) if tells and self._told and self._random.random() < _TOLD else text

    def _with_slips(self, text: str) -> str:
        words = text.split()
        for _ in range(1 + len(words) // 8 if words else 0):
            place = self._random.randrange(len(words))
            if words[place] != _KEPT:
                words[place] = self._mistyped(words[place])
        return " ".join(words)

    def _mistyped(self, word: str) -> str:
        if len(word) < _SHORT:
            return word
        place = self._random.randrange(1, len(word) - 1)
        before, letter, after = word[:place], word[place], word[place + 1 :]
        slips = (
            after,
            after[:1] + letter + after[1:],
            letter * 2 + after,
            self._random.choice(ascii_lowercase) + after,
        )
        return before + self._random.choices(slips, weights=(3, 3, 2, 2))[0]

    def _with_word_left_out(self, text: str) -> str:
        words = text.split()
        if len(words) > _SHORT + 1:
            words.pop(self._random.randrange(len(words)))
        return " ".join(words)

    def _within_a_story(self, text: str) -> str:
        told, between = self._random.choice(self._told), self._random.choice((". ", ". ", ", ", " "))
        first, second = (told, text) if self._random.random() < 0.65 else (text, told)
        return first.rstrip(".") + between + second
