"""Start Tandem on this machine: tables, shipped registers, an invented region when there is nothing, web and worker.

Ctrl-C stops both; when one of them ends, the other is stopped too.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

TANDEM = Path(sys.executable).with_name("tandem")
ANSWERS_WITHIN = 60
STOPS_WITHIN = 10


def main(arguments: list[str]) -> int:
    """Prepare and run; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.run", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args(arguments).port
    if _answers(port):
        print(f"run: port {port} is taken; choose another: make run PORT={port + 1}", file=sys.stderr)
        return 1
    os.environ.setdefault("BASE_URL", f"http://localhost:{port}")
    for step in (("migrate",), ("load",), ("demo", "--size", "small", "--if-empty")):
        code = subprocess.run([TANDEM, *step], check=False).returncode
        if code:
            print(f"run: `tandem {' '.join(step)}` failed: see above", file=sys.stderr)
            return code
    return _serve(port)


def _serve(port: int) -> int:
    signal.signal(signal.SIGTERM, _as_interrupt)
    commands = (("serve", "--port", str(port)), ("worker",))
    # Each in a session of its own, so that Ctrl-C reaches them through us, once.
    children = [subprocess.Popen([TANDEM, *command], start_new_session=True) for command in commands]
    try:
        _announce(port, children)
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
    except KeyboardInterrupt:
        return 0
    else:
        print("run: a part stopped by itself; stopping the other", file=sys.stderr)
        return 1
    finally:
        _stop(children)
        print("run: stopped", flush=True)


def _announce(port: int, children: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + ANSWERS_WITHIN
    while not _answers(port):
        if time.monotonic() > deadline or any(child.poll() is not None for child in children):
            return
        time.sleep(0.1)
    print(f"\n  Tandem runs on http://localhost:{port}  (Ctrl-C stops it)\n", flush=True)


def _answers(port: int) -> bool:
    with socket.socket() as plug:
        plug.settimeout(1)
        return plug.connect_ex(("127.0.0.1", port)) == 0


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGTERM)
    for child in children:
        try:
            child.wait(timeout=STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
