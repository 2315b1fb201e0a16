"""Timing and the one shape of a figure."""

import json
import statistics
import time
from collections.abc import Callable

__all__ = ["calibration", "cpu_seconds", "figure", "paired"]


def figure(
    name: str,
    unit: str,
    ours: float,
    *,
    peer_name: str | None = None,
    peer: float | None = None,
    target: float | None = None,
    better: str = "higher",
) -> None:
    """Print one figure; `target` is for the ratio where there is a peer, else for our figure."""
    ratio = None if peer is None else (ours / peer if better == "higher" else peer / ours)
    judged = ratio if ratio is not None else ours
    holds = None
    if target is not None:
        holds = judged >= target if better == "higher" or ratio is not None else judged <= target
    row = {
        "name": name,
        "unit": unit,
        "ours": _short(ours),
        "peer_name": peer_name,
        "peer": _short(peer),
        "ratio": _short(ratio),
        "target": target,
        "holds": holds,
    }
    print(json.dumps(row, ensure_ascii=False), flush=True)


def cpu_seconds(act: Callable[[], object]) -> float:
    """CPU seconds of this process spent in one call."""
    start = time.process_time()
    act()
    return time.process_time() - start


def paired(
    ours: Callable[[], object], peer: Callable[[], object], rounds: int = 5
) -> tuple[float, float]:
    """Median CPU seconds of both, taken in turn so that a drifting machine hits both alike."""
    pairs = [(cpu_seconds(ours), cpu_seconds(peer)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def calibration() -> None:
    """A fixed loop of plain Python: divide an absolute figure by it to compare machines."""

    def loop() -> int:
        return sum(n * n % 7 for n in range(1_000_000))

    figure("calibration", "loops/s", 1 / statistics.median(cpu_seconds(loop) for _ in range(5)))


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")
