"""The machine that the benchmark runs on, and which core does what."""

import os
import platform
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bench.errors import BenchError


@dataclass(frozen=True)
class Cores:
    """One core for the bot, the others for the patients."""

    bot: Collection[int]
    patients: Collection[int]


def share_cores() -> Cores:
    """Share out the cores that this process may use; raises BenchError where that cannot be done."""
    if platform.system() != "Linux":
        raise BenchError("the benchmark needs Linux: it pins processes to cores and reads /proc")
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise BenchError("the benchmark needs two cores: one for the bot, one for the patients")
    return Cores(cores[-1:], cores[:-1])


def described(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    """Its processor, cores, system and Python, in one line."""
    try:
        named = [line for line in cpuinfo.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
    except OSError:
        named = []
    system, python = f"{platform.system()} {platform.release()}", platform.python_version()
    processor = named[0].partition(":")[2].strip() if named else platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {system}, Python {python}"
