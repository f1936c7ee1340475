"""What the tests of kills run in another process: `python -m tests.tandem.faces.exchange.kbo.child MODE [ZIP]`.

`import` prints a line for every block that is stored; `fingerprint` prints that of all that everybody sees; `write`
writes a row every few milliseconds until it is told to stop, and prints how long the longest took; `hostile` tries
every zip of a folder, and prints the memory in megabytes and the longest seconds it took.
"""

import contextlib
import os
import resource
import signal
import sys
import time
from pathlib import Path

BLOCK = 8192


class Lines:
    """One line per block."""

    def started(self, *, total):
        print("started", flush=True)

    def read(self, step, *, rows):
        print(step.name, step.after.offset, flush=True)

    def switching(self):
        print("switching", flush=True)


def run_import(path):
    from tandem.base import clock
    from tandem.base.actor import SYSTEM
    from tandem.faces.exchange.kbo.importer import Wishes, import_extract

    _die_at(os.environ.get("DIE", ""))
    report = import_extract(
        Path(path), actor=SYSTEM, clock=clock.now, wishes=Wishes(block_size=BLOCK), progress=Lines()
    )
    print("done", report.outcome, report.is_resumed, flush=True)


def _die_at(place):
    """`torn` undoes the protection: mark and rows are no longer stored together. `9 before` and `9 after` die there."""
    from tandem.registers.organisations.actions import register, register_rows

    words = place.split()
    if "torn" in words:
        register._stage = register._stage.__wrapped__
    if not words:
        return
    left, load = int(words[0]), register_rows.load

    def load_and_die(*given, **named):
        nonlocal left
        left -= 1
        if left == 0 and "before" in words:
            os.kill(os.getpid(), signal.SIGKILL)
        load(*given, **named)
        if left == 0 and "after" in words:
            os.kill(os.getpid(), signal.SIGKILL)

    register_rows.load = load_and_die


def run_fingerprint():
    from tests.tandem.faces.exchange.kbo.house import fingerprint

    print(fingerprint())


def run_hostile(folder):
    from tandem.base import clock
    from tandem.base.actor import SYSTEM
    from tandem.faces.exchange.kbo.importer import Wishes, import_extract
    from tandem.faces.exchange.kbo.refusals import RefusedError

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    longest = 0.0
    for path in sorted(Path(folder).glob("*.zip")):
        began = time.perf_counter()
        with contextlib.suppress(RefusedError):
            import_extract(path, actor=SYSTEM, clock=clock.now, wishes=Wishes(is_dry_run=True))
        longest = max(longest, time.perf_counter() - began)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(grown, longest, flush=True)


def run_write():
    from tandem.base import clock, jobs

    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(1))
    waits = []
    print("writing", flush=True)
    while not stopped:
        began = time.perf_counter()
        jobs.later("nothing", at=clock.now())
        waits.append(time.perf_counter() - began)
        time.sleep(0.005)
    print(len(waits), max(waits), flush=True)


if __name__ == "__main__":
    import django

    django.setup()
    modes = {"hostile": run_hostile, "import": run_import, "fingerprint": run_fingerprint, "write": run_write}
    modes[sys.argv[1]](*sys.argv[2:])
