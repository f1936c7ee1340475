"""One small mistake at a time: every way in which a module is spoiled, to see whether its tests notice.

The mistakes are those that people make: a comparison off by its edge, a sign, a number one too high or too low, a
condition that always or never holds, a clause, an argument or a statement too few, two arguments that changed places.
Annotations, decorators, imports and docstrings are left alone: they decide nothing.

Our own, because `mutmut` (3.8) spoils neither what stands outside functions nor a decorated function: of the table of
hard conditions and of the compiled loops it makes no mutant at all.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from itertools import pairwise
from typing import Final

COMPARED: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
RECKONED: Final[dict[type[ast.operator], tuple[type[ast.operator], ...]]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult, ast.Div),
    ast.Div: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
}
NAMED: Final[dict[str, tuple[str, ...]]] = {
    "all": ("any",),
    "any": ("all",),
    "eq": ("ne",),
    "ge": ("gt", "lt"),
    "int64": ("int32",),
    "le": ("lt", "gt"),
    "max": ("min",),
    "maximum": ("minimum",),
    "min": ("max",),
    "minimum": ("maximum",),
    "ones": ("zeros",),
    "ones_like": ("zeros_like",),
    "zeros": ("ones",),
    "zeros_like": ("ones_like",),
}
"""Functions and types that are easily taken for each other."""
EITHER_WAY: Final = {"max", "maximum", "min", "minimum"}
"""Functions to which the order of their arguments is all one."""
LEFT_ALONE: Final = {"annotation", "returns", "decorator_list", "bases"}
CONDITIONS: Final = {"test", "ifs"}


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake."""

    line: int
    was: str
    becomes: str
    source: str
    """The whole module, as it is run."""


@dataclass(frozen=True)
class _Place:
    """Where a node hangs in the tree."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    line: int

    def put(self, node: ast.AST) -> None:
        """Hang this node here."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of this module, from its first line to its last; no two are the same text."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for place in tuple(_places(tree, line=1)):
        for other in _mistakes(place):
            place.put(other)
            text = ast.unparse(tree)
            place.put(place.node)
            if text not in seen:
                seen.add(text)
                yield Mutant(place.line, ast.unparse(place.node), ast.unparse(other), text)


def _places(parent: ast.AST, *, line: int) -> Iterator[_Place]:
    for field, value in ast.iter_fields(parent):
        if field in LEFT_ALONE:
            continue
        for index, node in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(node, ast.AST) and not _says_only(node):
                at = getattr(node, "lineno", line)
                yield _Place(parent, field, index if isinstance(value, list) else None, node, at)
                yield from _places(node, line=at)


def _says_only(node: ast.AST) -> bool:
    """Whether this is a docstring or an import: words that decide nothing."""
    is_words = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_words or isinstance(node, ast.Import | ast.ImportFrom)


def _mistakes(place: _Place) -> Iterator[ast.AST]:
    if place.field in CONDITIONS:
        yield ast.Constant(value=False)
        if not isinstance(place.parent, ast.While):
            yield ast.Constant(value=True)
    yield from _others(place.node)


@singledispatch
def _others(_node: ast.AST) -> Iterator[ast.AST]:
    """What could stand here by mistake; nothing for most nodes."""
    return iter(())


# --------------------------------------------------------------------------------------------------------- expressions


@_others.register
def _(node: ast.Compare) -> Iterator[ast.AST]:
    for at, sign in enumerate(node.ops):
        for other in COMPARED[type(sign)]:
            ops = [*node.ops[:at], other(), *node.ops[at + 1 :]]
            yield ast.Compare(left=node.left, ops=ops, comparators=node.comparators)


@_others.register
def _(node: ast.BinOp) -> Iterator[ast.AST]:
    for other in RECKONED.get(type(node.op), ()):
        yield ast.BinOp(left=node.left, op=other(), right=node.right)


@_others.register
def _(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


@_others.register
def _(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(op=ast.Or() if isinstance(node.op, ast.And) else ast.And(), values=node.values)
    for at in range(len(node.values)):
        rest = [*node.values[:at], *node.values[at + 1 :]]
        yield ast.BoolOp(op=node.op, values=rest) if len(rest) > 1 else rest[0]


@_others.register
def _(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(value=not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value=value + 1)
        yield ast.Constant(value=value - 1)
    elif isinstance(value, str):
        yield ast.Constant(value=f"{value}?")


@_others.register
def _(node: ast.Name) -> Iterator[ast.AST]:
    for other in NAMED.get(node.id, ()):
        yield ast.Name(id=other, ctx=node.ctx)


@_others.register
def _(node: ast.Attribute) -> Iterator[ast.AST]:
    for other in NAMED.get(node.attr, ()):
        yield ast.Attribute(value=node.value, attr=other, ctx=node.ctx)


@_others.register
def _(node: ast.Slice) -> Iterator[ast.AST]:
    if node.lower:
        yield ast.Slice(lower=None, upper=node.upper, step=node.step)
    if node.upper:
        yield ast.Slice(lower=node.lower, upper=None, step=node.step)


@_others.register
def _(node: ast.Call) -> Iterator[ast.AST]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name not in EITHER_WAY:
        for at, (one, other) in enumerate(pairwise(node.args)):
            swapped = [*node.args[:at], other, one, *node.args[at + 2 :]]
            yield ast.Call(func=node.func, args=swapped, keywords=node.keywords)
    for at in range(len(node.keywords)):
        rest = [*node.keywords[:at], *node.keywords[at + 1 :]]
        yield ast.Call(func=node.func, args=node.args, keywords=rest)


# ---------------------------------------------------------------------------------------------------------- statements


@_others.register(ast.Expr)
@_others.register(ast.Raise)
def _(_node: ast.AST) -> Iterator[ast.AST]:
    yield ast.Pass()


@_others.register
def _(_node: ast.Continue) -> Iterator[ast.AST]:
    yield ast.Pass()
    yield ast.Break()


@_others.register
def _(_node: ast.Break) -> Iterator[ast.AST]:
    yield ast.Pass()
    yield ast.Continue()


@_others.register
def _(node: ast.Return) -> Iterator[ast.AST]:
    yield ast.Return(value=None) if node.value else ast.Pass()


@_others.register
def _(node: ast.Assign) -> Iterator[ast.AST]:
    if all(isinstance(target, ast.Subscript | ast.Attribute) for target in node.targets):
        yield ast.Pass()


@_others.register
def _(node: ast.AugAssign) -> Iterator[ast.AST]:
    yield ast.Pass()
    for other in RECKONED.get(type(node.op), ()):
        yield ast.AugAssign(target=node.target, op=other(), value=node.value)
