"""The commands of `tandem`, with what each takes."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import typer

from tandem.config.command import build

INTRO = """# Commands

`tandem` stands in `.venv/bin`. Each command says more of itself with `--help`; it answers 0 when it did what it was
asked."""


def page() -> str:
    """Every command, group by group."""
    root = typer.main.get_command(build())
    return "\n\n".join([INTRO, *chain.from_iterable(_sections(root, root.context_class(root, info_name="tandem")))])


def _sections(command: Any, context: Any) -> Iterator[list[str]]:
    if hasattr(command, "list_commands"):
        if command.help and context.parent:
            yield [f"## {context.command_path}", command.help]
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if not inner.hidden:
                yield from _sections(inner, inner.context_class(inner, info_name=name, parent=context))
        return
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield [f"### {context.command_path}", (command.help or "").strip(), f"```\n{usage}\n```", *_table(command, context)]


def _table(command: Any, context: Any) -> list[str]:
    rows = [_row(parameter) for parameter in command.get_params(context) if parameter.name != "help"]
    return ["\n".join(["| | | |", "|---|---|---|", *rows])] if rows else []


def _row(parameter: Any) -> str:
    is_option = parameter.param_type_name == "option"
    name = " ".join(parameter.opts) if is_option else f"{parameter.name}".upper()
    default = parameter.default
    is_shown = is_option and default not in (None, False, "") and not callable(default)
    return f"| `{name}` | {parameter.help or ''} | {f'`{default}`' if is_shown else ''} |"
