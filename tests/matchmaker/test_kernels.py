"""What is kept of the compiled loops, and when it is compiled anew."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

KERNELS = Path(__file__).parents[2] / "src" / "matchmaker" / "_kernels"
HELPER = """
from matchmaker._kernels.compiled import inlined

@inlined
def more(number):
    return number + 1
"""
LOOP = """
from matchmaker._kernels.compiled import lean
from matchmaker._kernels.helper import more

@lean
def add_up(times):
    number = 0
    for _ in range(times):
        number = more(number)
    return number
"""
ASK = "from matchmaker._kernels.loop import add_up; print(add_up(10), len(add_up.stats.cache_hits))"


@pytest.mark.slow
def test_a_kept_loop_is_compiled_anew_when_a_loop_of_another_file_that_it_calls_changes(tmp_path: Path) -> None:
    kernels = tmp_path / "matchmaker" / "_kernels"
    kernels.mkdir(parents=True)
    shutil.copy(KERNELS / "compiled.py", kernels)
    for package in (kernels, kernels.parent):
        (package / "__init__.py").touch()
    (kernels / "loop.py").write_text(LOOP)
    own = {"PYTHONPATH": str(tmp_path), "NUMBA_CACHE_DIR": str(tmp_path / "kept"), "NUMBA_DISABLE_JIT": "0"}
    told = []
    for helper in (HELPER, HELPER, HELPER.replace("+ 1", "+ 2")):
        (kernels / "helper.py").write_text(helper)
        command = [sys.executable, "-B", "-c", ASK]  # -B: a file changed within a second is as new to Python
        run = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=True)
        told.append(run.stdout.split())
    assert told == [["10", "0"], ["10", "1"], ["20", "0"]]


def test_the_loops_use_nothing_that_their_stamp_does_not_cover() -> None:
    for source in KERNELS.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            names = [part.name for part in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            ours = [name for name in names if name.startswith("matchmaker")]
            assert all(name.startswith("matchmaker._kernels.") for name in ours), source.name
