"""Where decisions are taken, every module is held to `--strict`, however deep it stands in its floor."""

import sys
from pathlib import Path

import pytest
from mypy.config_parser import parse_config_file
from mypy.options import Options

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
DECIDING = ("terms", "workflow", "rules", "policies")
COMPILED = "tandem.registers.travel.rules._kernels"  # a compiler finds the types of its loops


@pytest.fixture(scope="module")
def options():
    read = Options()
    parse_config_file(read, lambda: None, str(ROOT / "pyproject.toml"), sys.stdout, sys.stderr)
    return read


def deciding():
    for path in sorted(SOURCE.glob("tandem/*/*/**/*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if parts[3] in DECIDING:
            yield ".".join(parts).removesuffix(".__init__")


def test_every_rule_and_policy_is_checked_strictly(options):
    relaxed = []
    for module in deciding():
        held = options.clone_for_module(module)
        if not (held.disallow_any_generics and held.disallow_untyped_calls and held.warn_return_any):
            relaxed.append(module)

    assert relaxed == [COMPILED]
