"""`make bench`: every benchmark in turn; each prints its own ratios and can be run alone."""

import subprocess
import sys

EACH = (
    "kbo_import",
    "public_search",
    "main_pages",
    "coverage",
    "matching_round",
    "flanders_round",
    "agreement_check",
    "agreement_pages",
    "signing",
)


def main(chosen: list[str]) -> int:
    """Run the named benchmarks, or all; the exit code says whether every goal was met."""
    worst = 0
    for name in chosen or EACH:
        print(f"== {name}", flush=True)
        worst = max(worst, subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
