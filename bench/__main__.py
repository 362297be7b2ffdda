"""`make bench` and `make bench-quick`: what is promised and whether it holds, then one line of JSON.

How far it is goes to standard error.
"""

import argparse
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from bench.acceptance import promises
from bench.errors import BenchError
from bench.machine import Cores, described, share_cores
from bench.measures import Measures
from bench.measuring import Measuring
from bench.ours import Ours
from bench.page import Run, page
from bench.pictures import draw_all
from bench.plan import FULL, QUICK, SMALL, Plan
from bench.processes import on_cores
from bench.progress import say
from bench.stock.bot import EPOCHS, Stock
from bench.summary import json_line, lines
from bot.settings import PROJECT, read_settings
from bot.training import current_model

DOCS = PROJECT / "docs"
BOT = Path(sys.executable).with_name("bot")
HOME = PROJECT / ".bench"  # git-ignored
SMALL_EPOCHS = 5  # of the stock bot, just enough for it to quote


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; the exit code is 0 when everything could be measured, whatever came of it."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        cores = share_cores()
        ours, stock = _quick(cores) if options.quick else _full(SMALL if options.small else FULL, cores, options.docs)
    except BenchError as err:
        print(f"bench: {err}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(lines(promises(ours, stock)))
    print(json_line(ours, stock))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description="Measure this bot beside a stock Rasa bot.")
    parser.add_argument("--docs", type=Path, default=DOCS, help="the folder of benchmarks.md and images/")
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument("--quick", action="store_true", help="this bot alone, its present model, no page")
    how_much.add_argument("--small", action="store_true", help="a little of everything, to try the benchmark itself")
    return parser


def _stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(143)  # through every `finally`, which end what was started


def _quick(cores: Cores) -> tuple[Measures, None]:
    models = read_settings().models
    if not current_model(models).exists():
        raise BenchError("there is no model of the present sources: run make train")
    with on_cores(cores.patients):
        return Measuring(Ours(BOT, models), QUICK, cores.bot).measure(None), None


def _full(plan: Plan, cores: Cores, docs: Path) -> tuple[Measures, Measures]:
    HOME.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=HOME) as folder:
        work = Path(folder)
        stock = Stock(HOME / "stock", epochs=EPOCHS if plan is FULL else SMALL_EPOCHS)
        say(f"{stock.name}: installing")
        stock.install(work / "said-installing")
        both = [_trained(bot, plan, cores, work) for bot in (Ours(BOT, work / "models"), stock)]
    ours, other = both
    run = Run(described(), plan, promises(ours, other), ours, other)
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "benchmarks.md").write_text(page(run), encoding="utf-8")
    draw_all({"this bot": ours, stock.name: other}, docs / "images")
    return ours, other


def _trained(bot: Ours | Stock, plan: Plan, cores: Cores, work: Path) -> Measures:
    say(f"{bot.name}: training")
    train_s = bot.train(work)
    with on_cores(cores.patients):
        return Measuring(bot, plan, cores.bot).measure(train_s)


if __name__ == "__main__":
    sys.exit(main())
