"""Phrases are varied and keep their meaning."""

from tools.tuning.augmenting import Augmenter

STORY = "my son does the typing for me"
TOLD = ("say_about_self", STORY)
QUESTION = "will these tablets make my mouth feel dry"


def varied(intent: str, text: str, *phrases: tuple[str, str], times: int = 200) -> list[str]:
    augmenter = Augmenter(phrases, seed=1)
    return [augmenter.vary(intent, text) for _ in range(times)]


def test_most_phrases_stay_and_some_get_slips_or_lose_a_word() -> None:
    found = varied("ask_side_effects", QUESTION)
    lengths = [len(text.split()) for text in found]

    assert 0.7 < found.count(QUESTION) / 200 < 0.95
    assert {7, 8} == set(lengths)
    assert any(length == 8 and text != QUESTION for length, text in zip(lengths, found, strict=True))


def test_slips_leave_the_first_letter_short_words_and_the_medicine() -> None:
    found = {text for text in varied("ask_dose", "may i go on baclofen") if len(text.split()) == 5}
    assert found == {"may i go on baclofen"}

    for text in varied("ask_dose", "tablets"):
        assert text[0] == "t" and abs(len(text) - len("tablets")) <= 1


def test_what_somebody_tells_stands_before_or_after_a_question() -> None:
    found = varied("ask_side_effects", QUESTION, TOLD)
    within = [text for text in found if STORY in text]

    assert 0.15 < len(within) / 200 < 0.35
    assert any(text.startswith(STORY) for text in within) and any(text.endswith(STORY) for text in within)


def test_small_talk_and_long_stories_are_not_put_within_a_story() -> None:
    for intent, text in (("greet", "hello there"), ("ask_how_are_you", "how are you"), ("ask_dose", "so " * 40 + "?")):
        assert not any(STORY in each for each in varied(intent, text, TOLD))


def test_without_anything_told_nothing_stands_beside_a_question() -> None:
    assert all(len(text.split()) <= 8 for text in varied("ask_side_effects", QUESTION, ("say_about_self", "ok")))


def test_the_same_seed_varies_the_same_way() -> None:
    assert varied("ask_side_effects", QUESTION, TOLD) == varied("ask_side_effects", QUESTION, TOLD)


def test_odd_texts_do_no_harm() -> None:
    for text in ("", "?", "🙂 🙂", "a", "wann ab"):
        assert all(isinstance(each, str) for each in varied("greet", text, TOLD))
