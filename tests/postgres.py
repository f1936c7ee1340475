"""A PostgreSQL cluster of our own for as long as one command runs: `python -m tests.postgres COMMAND …`.

It stands in a new folder, listens on a socket in that folder only, forgets everything when it stops, and needs neither
a service nor a password. The command finds it in `DATABASE_URL`.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ABSENT = "PostgreSQL is not installed (Debian: postgresql-15): only SQLite is tested"
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "256MB",
}
"""A test cluster need not survive a power cut."""
START_SECONDS = 30


class NoPostgresError(RuntimeError):
    """There is no PostgreSQL on this machine, or it does not start."""


@dataclass(frozen=True)
class Cluster:
    """A running cluster; `process` can be killed by a test that asks what survives."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]


def binaries() -> Path | None:
    """Where the programs of the newest PostgreSQL stand, or None where there is none."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda home: -float(home.parent.name))
    given = os.environ.get("PG_BIN")
    on_path = shutil.which("initdb")
    candidates = [Path(given)] if given else [*homes, *([Path(on_path).parent] if on_path else [])]
    return next((home for home in candidates if (home / "initdb").exists() and (home / "postgres").exists()), None)


@contextlib.contextmanager
def cluster(**settings: str) -> Iterator[Cluster]:
    """A fresh cluster, removed at the end; `settings` change its configuration."""
    home = binaries()
    if home is None:
        raise NoPostgresError(ABSENT)
    # Short and in the folder for temporary files: the path of a socket is at most 107 characters long.
    folder = Path(tempfile.mkdtemp(prefix="tandem-pg-"))
    try:
        owner = _owner()
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            folder.chmod(0o755)
        _initialise(home, folder=folder, owner=owner)
        process = start(home, folder=folder, settings={**HASTY, **settings})
        try:
            yield Cluster(url=_url(folder), folder=folder, process=process)
        finally:
            stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(home: Path, *, folder: Path, settings: dict[str, str]) -> subprocess.Popen[bytes]:
    """The server of the cluster in this folder, as a child that answers."""
    chosen = {"listen_addresses": "", "unix_socket_directories": str(folder), **settings}
    options = [part for key, value in chosen.items() for part in ("-c", f"{key}={value}")]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [str(home / "postgres"), "-D", str(folder / "data"), *options],
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,  # Ctrl-C is for the command; the cluster stops after it
            **_identity(_owner()),
        )
    deadline = time.monotonic() + START_SECONDS
    while not _answers(home, folder=folder):
        if process.poll() is not None or time.monotonic() > deadline:
            stop(process)
            raise NoPostgresError(f"PostgreSQL does not start: {(folder / 'log').read_text()[-2000:]}")
        time.sleep(0.05)
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the server at once: open connections are cut."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(timeout=10)


def _initialise(home: Path, *, folder: Path, owner: pwd.struct_passwd | None) -> None:
    options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    command = [str(home / "initdb"), "-D", str(folder / "data"), *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **_identity(owner))
    if done.returncode:
        raise NoPostgresError(f"PostgreSQL makes no cluster: {done.stderr.strip()}")


def _owner() -> pwd.struct_passwd | None:
    """Who runs the cluster: root may not, so then it is the user that came with the package."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoPostgresError("PostgreSQL refuses to run as root, and there is no user `postgres`")


def _identity(owner: pwd.struct_passwd | None) -> dict[str, Any]:
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}


def _answers(home: Path, *, folder: Path) -> bool:
    command = [str(home / "pg_isready"), "-q", "-h", str(folder), "-U", "postgres"]
    return subprocess.run(command, check=False).returncode == 0


def _url(folder: Path) -> str:
    return f"postgres://postgres@/{folder}/tandem"  # a host that starts with a slash is a folder with a socket


def main(command: list[str]) -> int:
    """Run the command beside a cluster; gives its exit code."""
    try:
        with cluster() as running:
            environment = {**os.environ, "DATABASE_URL": running.url}
            return subprocess.run(command, env=environment, check=False).returncode
    except NoPostgresError as absent:
        print(absent, file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
