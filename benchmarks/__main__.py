"""`python -m benchmarks [--docs N]`: every benchmark in turn, each in a process of its own."""

import subprocess
import sys

NAMES = ("judging", "desk", "review", "filing", "filling", "search")

if __name__ == "__main__":
    for name in NAMES:
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *sys.argv[1:]], check=True)
