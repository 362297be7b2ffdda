"""docs/benchmarks.md: what was promised, this bot beside the stock bot, the pictures, and how it was measured."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.acceptance import Promise, worse
from bench.measures import Measures
from bench.plan import LONG_TURNS, MEMORY_AT_ONCE, SESSION_TURNS, Plan
from bench.stock.content import LONGEST, PHRASES

_HEAD = """# How fast, how large

Made by `make bench` in one run on one machine; never change it by hand. What is measured and how stands [below](#how).
Figures are rounded to the side that is worse.

Machine: {machine}
"""
_PROMISES = """## What is promised

"""
_BESIDE = """## Beside a stock Rasa bot

"""
_PICTURES = """## Pictures

![The share of the turns that take at most so long](images/bench-latency.png)

![Turns a second by conversations at once](images/bench-throughput.png)

![Resident memory by turns since the start](images/bench-memory.png)

![How long the turns of a long conversation take](images/bench-long.png)

## How

- **This bot**: `bot serve` with its records in an SQLite file, asked over its chat API.
- **Stock bot**: the pipeline and policies of `rasa init` (Rasa 3.6.21, TensorFlow 2.12); `rasa run` with the REST
  channel and conversations in an SQLite file, beside `rasa run actions`; both processes count. It has an environment
  and a lock of its own. Intents, rules, stories, fixed replies and the leaflet's sentences are this bot's
  (`bench/stock/content.py`), but each intent has {phrases} phrases of at most {longest} words, drawn at random: from
  all of `data/nlu.yml` it would learn for days.
- The bot has one core, the patients the others; only training has the whole machine. The patients talk over loopback,
  each sends the next message when the reply is there, {session} turns to a conversation.
- **Start**: from the command until the first question is answered by a quote, with a trained model; the median of
  {starts}, after one that is not counted.
- **Latency**: from the request until the whole reply is there, the turn being stored; one conversation at a time.
  {texts} texts that the process has not seen, each once: the open questions and conversations of `tests/quality`.
- **Turns a second**: the same texts again and again, {seconds:.0f} s and the last replies for each number of
  conversations: all turns over all the time. What is promised is held against the least of them.
- **Memory**: of all processes of the bot, after {memory:,} turns with the same texts, {at_once} conversations at once.
- **Turn 300**: {long} conversations of {long_turns} turns. The last five repeat the texts of turns 2 to 6; the mean of
  the ones is held against the mean of the others, and the median of the conversations counts.
- **Installed**: the files of all packages that are needed to run it, this bot's own code among them, in MB of 10^6
  bytes; without Python, the model, and the bytecode that Python writes by and by.
- **Training**: the whole command, with nothing left of earlier training.
- **Without an answer**: this bot's apology, the stock bot's empty list.
"""


@dataclass(frozen=True)
class Run:
    """What the page tells of."""

    machine: str
    plan: Plan
    promises: Sequence[Promise]
    ours: Measures
    stock: Measures


@dataclass(frozen=True)
class _Row:
    what: str
    figure: Callable[[Measures], float | None]
    unit: str = "ms"
    at_least: bool = False

    def cell(self, measures: Measures) -> str:
        figure = self.figure(measures)
        return "–" if figure is None else f"{worse(figure, at_least=self.at_least):,} {self.unit}".strip()


_ROWS = (
    _Row("start to first answer", lambda m: m.start_s, "s"),
    _Row("training", lambda m: m.train_s, "s"),
    _Row("installed", lambda m: m.install_mb, "MB"),
    _Row("resident memory", lambda m: m.rss_mb, "MB"),
    _Row("what the last 1,000 turns add to it", lambda m: m.rss_growth_mb, "MB"),
    _Row("a turn, p50", lambda m: m.p50_ms),
    _Row("a turn, p95", lambda m: m.p95_ms),
    _Row("a turn, p99", lambda m: m.p99_ms),
    _Row("turn 2 of a conversation", lambda m: m.turn2_ms),
    _Row("turn 300", lambda m: m.turn300_ms),
    _Row("turn 300 over turn 2", lambda m: m.turn300_over_turn2, "×"),
)


def page(run: Run) -> str:
    """The whole page."""
    parts = [_HEAD.format(machine=run.machine), _PROMISES + promises_table(run.promises)]
    parts += [_BESIDE + beside_table(run.ours, run.stock), _PICTURES.format(**_numbers(run))]
    return "\n".join(parts)


def promises_table(promises: Iterable[Promise]) -> str:
    """A row for each promise."""
    return _table(("", "measured", "promised", ""), ((p.what, p.measured, p.wanted, p.verdict) for p in promises))


def beside_table(ours: Measures, stock: Measures) -> str:
    """A row for each figure and each number of conversations."""
    rows: list[Sequence[str]] = [(row.what, row.cell(ours), row.cell(stock)) for row in _ROWS]
    for level, other in zip(ours.levels, stock.levels, strict=True):
        count = level.conversations
        rates = (f"{worse(each.turns_per_s, at_least=True):,}" for each in (level, other))
        rows.append((f"turns a second, {count} conversation{'s' * (count > 1)} at once", *rates))
    rows.append(("turns without an answer", *(f"{each.unanswered:,} of {each.turns:,}" for each in (ours, stock))))
    return _table(("", "this bot", "stock Rasa bot"), rows)


def _numbers(run: Run) -> dict[str, object]:
    return {
        "phrases": PHRASES,
        "longest": LONGEST,
        "session": SESSION_TURNS,
        "starts": run.plan.starts,
        "texts": f"{len(run.ours.latencies_ms):,}",
        "seconds": run.plan.level_seconds,
        "memory": run.ours.rss_turns,
        "at_once": MEMORY_AT_ONCE,
        "long": len(run.ours.long),
        "long_turns": LONG_TURNS,
    }


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, ["---"] * len(head), *rows))
