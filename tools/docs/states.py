"""The processes: a diagram of each, with who has the ball in every state."""

import importlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from tandem.base.workflow import Workflow, diagram
from tandem.glossary import labels

SOURCE = Path(__file__).resolve().parents[2] / "src"


def page() -> str:
    """Every process of the house."""
    parts = ["# Processes", "Each process is a table in the `workflow` of its room; the code only walks it."]
    return "\n\n".join([*parts, *(_section(module, workflow) for module, workflow in workflows())])


def workflows(source: Path = SOURCE) -> Iterator[tuple[str, Workflow]]:
    """Every process, with the module in which it stands."""
    for path in sorted((*source.glob("tandem/*/*/workflow.py"), *source.glob("tandem/*/*/workflow/*.py"))):
        module = ".".join(path.relative_to(source).with_suffix("").parts)
        for member in vars(importlib.import_module(module)).values():
            if isinstance(member, Workflow):
                yield module, member


def _section(module: str, workflow: Workflow) -> str:
    rows = [
        f"| `{state}` | {_label(state)} | {f'{_label(owner)} (`{owner}`)' if owner else 'nobody: it ends here'} |"
        for state, owner in workflow.owners.items()
    ]
    table = "\n".join(["| State | On screen | Who has the ball |", "|---|---|---|", *rows])
    return f"## {workflow.name}\n\n`{module}`\n\n```mermaid\n{diagram(workflow)}\n```\n\n{table}"


def _label(word: StrEnum) -> str:
    key = f"{labels.key_of(type(word))}.{word.value}"
    return labels.text(key) if labels.knows(key) else "–"
