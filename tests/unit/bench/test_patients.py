"""Patients: every session is had once, in order by one, by several at once, and no longer than they may."""

import asyncio

from bench.patients import Patients
from tests.unit.bench.server import EchoDialect, response, serving


async def test_one_patient_has_the_sessions_in_order() -> None:
    requests: list[str] = []
    async with serving(requests=requests) as port:
        turns = await Patients(EchoDialect(), port).talk([["a", "b"], ["c"]])
    assert [each.rpartition("\r\n\r\n")[2] for each in requests] == [f'{{"text": "{text}"}}' for text in "abc"]
    assert [turn.is_answer for turn in turns] == [True] * 3
    assert all(turn.milliseconds > 0 for turn in turns)


async def test_a_turn_without_an_answer_counts_as_such() -> None:
    async with serving(lambda data: response({"text": data["text"].strip()})) as port:
        turns = await Patients(EchoDialect(), port).talk([["a", " "]])
    assert [turn.is_answer for turn in turns] == [True, False]


async def test_several_at_once_share_the_sessions() -> None:
    requests: list[str] = []
    async with serving(requests=requests) as port:
        turns = await Patients(EchoDialect(), port).talk([[str(n)] for n in range(20)], at_once=7)
    assert len(turns) == len({each.rpartition("\r\n\r\n")[2] for each in requests}) == 20


async def test_when_the_time_is_up_each_finishes_its_turn_and_no_more() -> None:
    async with serving() as port:
        turns = await asyncio.wait_for(Patients(EchoDialect(), port).talk([["a"] * 9] * 9, at_once=3, seconds=0), 30)
    assert len(turns) == 3
