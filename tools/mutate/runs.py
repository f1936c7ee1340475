"""Whether the tests of a module notice a mistake: each mutant meets them in a process of its own.

Nothing on disk changes. A process that has the libraries at hand is split for each mutant; there the mutant takes the
place of its module when it is imported. The compiler is off, so that a spoiled loop runs as it is written, and games of
hypothesis are the same for every mutant.
"""

import importlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Final

import django
import hypothesis
import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PYTEST: Final = ("-x", "-q", "--tb=no", "--assert=plain", "--order-seed=0", "-p", "no:cacheprovider", "-p", "no:xdist")
LIBRARIES: Final = ("numba", "numpy", "ortools.graph.python.max_flow")
"""What most tests import; a split process need not do it again."""
UNUSED: Final = 97
MEMORY: Final = 8 << 30
LEAST_SECONDS: Final = 10.0
PATIENCE: Final = 8
"""A mutant may take so many times as long as the module itself."""
GLANCE: Final = 0.005


class Outcome(StrEnum):
    """How a mutant fared."""

    KILLED = "killed"
    SURVIVED = "survived"
    TIMED_OUT = "timed out"


@dataclass(frozen=True)
class Target:
    """A module to spoil, and the tests that should notice; paths from the top of the repository."""

    path: str
    tests: tuple[str, ...]

    @property
    def module(self) -> str:
        """Its name when it is imported."""
        return ".".join(Path(self.path).with_suffix("").parts[1:])

    @property
    def source(self) -> str:
        """Its text."""
        return (ROOT / self.path).read_text(encoding="utf-8")


class NoBaselineError(Exception):
    """The tests fail without any mistake, or do not import the module at all."""


class _Stand(MetaPathFinder, Loader):
    """Gives this text where that module is imported."""

    def __init__(self, target: Target, source: str) -> None:
        self.target = target
        self.source = source
        self.is_used = False

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Say that this is the module, when it is."""
        return spec_from_loader(fullname, self) if fullname == self.target.module else None

    def exec_module(self, module: ModuleType) -> None:
        """Make the module out of the text."""
        self.is_used = True
        exec(compile(self.source, self.target.path, "exec"), module.__dict__)  # noqa: S102 - what an import does


class _Plugin:
    """For pytest: the quick tests first, and hypothesis plays the same games each time and looks for no smaller one."""

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        same = hypothesis.settings(derandomize=True, database=None, deadline=None, phases=phases)
        hypothesis.settings.register_profile("mutants", same)
        hypothesis.settings.load_profile("mutants")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


@contextmanager
def prepared() -> Iterator[None]:
    """The libraries are at hand, the compiler is off, and the tests write in a folder that goes away."""
    folder = tempfile.mkdtemp(prefix="tandem-mutants-")
    os.environ |= {"NUMBA_DISABLE_JIT": "1", "TANDEM_TEST_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.chdir(ROOT)
    try:
        for name in LIBRARIES:
            importlib.import_module(name)
        django.setup()
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def baseline(target: Target) -> float:
    """The seconds its tests take without any mistake."""
    started = time.monotonic()
    if outcome(target, target.source, seconds=600) is not Outcome.SURVIVED:
        raise NoBaselineError(f"{' '.join(target.tests)} fails on {target.path} as it is: see what pytest says of it")
    return time.monotonic() - started


def patience(seconds: float) -> float:
    """How long a mutant may take where the module itself takes so many seconds."""
    return max(LEAST_SECONDS, PATIENCE * seconds)


def outcome(target: Target, source: str, *, seconds: float) -> Outcome:
    """Whether the tests of a module notice that it has become this text."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        _be_tested(target, source)
    code = _code_of(child, until=time.monotonic() + seconds)
    if code is None:
        return Outcome.TIMED_OUT
    if code == UNUSED:
        raise NoBaselineError(f"{' '.join(target.tests)} does not import {target.module}")
    return Outcome.KILLED if code else Outcome.SURVIVED


def _be_tested(target: Target, source: str) -> None:
    """Run the tests and end this process with what pytest answers."""
    code = 1
    try:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        stand = _Stand(target, source)
        sys.meta_path.insert(0, stand)
        code = int(pytest.main([*PYTEST, *target.tests], plugins=[_Plugin()]))
        code = code if code or stand.is_used else UNUSED
    finally:
        os._exit(code)


def _code_of(child: int, *, until: float) -> int | None:
    """How a process ended; nothing where it did not in time, and had to be stopped."""
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(GLANCE)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
