"""Collects the messages of Python files by reading their syntax tree; nothing is run."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.messages.message import Message, Problem

_PLACES = {
    "gettext": (0, None, None),
    "gettext_lazy": (0, None, None),
    "gettext_noop": (0, None, None),
    "translatable": (0, None, None),
    "ngettext": (0, 1, None),
    "ngettext_lazy": (0, 1, None),
    "pgettext": (1, None, 0),
    "pgettext_lazy": (1, None, 0),
    "npgettext": (1, 2, 0),
    "npgettext_lazy": (1, 2, 0),
}
"""Which argument is the text, the plural and the context."""

_MODULES = {"django.utils.translation", "gettext", "tandem.base.language"}
_CONSTRAINT_MESSAGE = "violation_error_message"
_FORWARDED = "message"
"""What a function that makes constraints for several tables calls the message it is given."""


def collect(source: str, where: str) -> Iterator[Message | Problem]:
    """Every message of one file; a text that is put together as the program runs is a problem."""
    tree = ast.parse(source, filename=where)
    functions = dict(_functions(tree))
    forwarders = dict(_forwarders(tree)) if _is_table(where) else {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        place = f"{where}:{node.lineno}"
        name = functions.get(_called(node.func))
        if name is not None:
            yield from _message(node, name, place)
        for value in _constraint_messages(node, forwarders):
            yield from _constraint(value, place)


def collect_files(files: Iterator[Path], top: Path) -> Iterator[Message | Problem]:
    """Every message of these files."""
    for path in files:
        source = path.read_text(encoding="utf-8")
        if "translation" in source or "translatable" in source or _is_table(str(path)):
            yield from collect(source, str(path.relative_to(top)))


def _functions(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names under which this file calls the translating functions, `_` among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in _MODULES:
            for alias in node.names:
                if alias.name in _PLACES:
                    yield alias.asname or alias.name, alias.name
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils":
            for alias in node.names:
                if alias.name == "translation":
                    yield from ((f"{alias.asname or alias.name}.{name}", name) for name in _PLACES)


def _called(func: ast.expr) -> str:
    if isinstance(func, ast.Name):
        return func.id
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
        return f"{func.value.id}.{func.attr}"
    return ""


def _message(node: ast.Call, name: str, where: str) -> Iterator[Message | Problem]:
    places = _PLACES[name]
    parts = [None if place is None or place >= len(node.args) else node.args[place] for place in places]
    text, plural, context = parts
    if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in parts):
        yield Problem("put together as the program runs", ast.unparse(node), where)
    elif _is_text(text) and (places[1] is None or _is_text(plural)) and (places[2] is None or _is_text(context)):
        yield Message(_text(text), _text(plural), _text(context), where)


def _is_table(where: str) -> bool:
    parts = Path(where).with_suffix("").parts
    return "models" in parts and "migrations" not in parts


def _forwarders(tree: ast.Module) -> Iterator[tuple[str, int | None]]:
    """The functions of a file of tables that are given the message of a constraint, and at which place."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, None) for alias in node.names)
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            yield node.name, names.index(_FORWARDED) if _FORWARDED in names else None


def _constraint_messages(node: ast.Call, forwarders: dict[str, int | None]) -> Iterator[ast.expr]:
    is_forwarder = _called(node.func) in forwarders
    place = forwarders.get(_called(node.func))
    for keyword in node.keywords:
        if keyword.arg == _CONSTRAINT_MESSAGE or (is_forwarder and keyword.arg == _FORWARDED):
            yield keyword.value
    if place is not None and place < len(node.args):
        yield node.args[place]


def _constraint(value: ast.expr, where: str) -> Iterator[Message | Problem]:
    if _is_text(value):
        yield Message(_text(value), where=where)
    elif isinstance(value, ast.JoinedStr | ast.BinOp):
        yield Problem("put together as the program runs", ast.unparse(value), where)


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _text(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""
