"""Collects the messages of Django templates with Django's own lexer; no template is rendered.

The texts are exactly what Django will look up: a percent sign is doubled, a variable becomes `%(name)s`, and
`trimmed` joins the lines. Text that stands outside every translation is a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

from tools.messages.message import Message, Problem

_INLINE = {"translate", "trans"}
_BLOCK = {"blocktranslate", "blocktrans"}
_END = {f"end{name}" for name in _BLOCK}
_QUOTED = r"\"[^\"]*\"|'[^']*'"
_CONSTANT = re.compile(rf"_\(({_QUOTED})\)")
_STARTS_QUOTED = re.compile(_QUOTED)
_TAG = re.compile(r"<!--.*?-->|<(script|style|code)\b.*?</\1>|<[^<>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\b(?:alt|aria-label|placeholder|title)=(\"[^\"]*\"|'[^']*')")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENTITY = re.compile(r"&\w+;")
_HOLE = "\x00"
UNTRANSLATED = frozenset(
    {"Tandem", "JavaScript", "KBO", "VDAB", "CSV", "XLSX", "Excel", "PDF", "RSS", "Nederlands", "English", "NL", "EN"}
)
"""Names that are the same in every language, and each language under its own name."""


@dataclass
class _Block:
    """A `{% blocktranslate %}` that is being read."""

    options: list[str]
    line: int | None
    parts: list[list[Token]] = field(default_factory=lambda: [[]])

    def message(self, where: str) -> Message:
        texts = [_joined(part, is_trimmed="trimmed" in self.options) for part in self.parts]
        return Message(texts[0], "".join(texts[1:2]), _context(self.options), f"{where}:{self.line}")


def collect(source: str, where: str) -> Iterator[Message | Problem]:
    """Every message of one template, and every text in it that nobody can translate."""
    block: _Block | None = None
    is_comment = False
    shown: list[str] = []
    for token in Lexer(source).tokenize():
        name, _, rest = token.contents.partition(" ") if token.token_type is TokenType.BLOCK else ("", "", "")
        if block is not None:
            if name in _END:
                yield block.message(where)
                block = None
            elif name == "plural":
                block.parts.append([])
            else:
                block.parts[-1].append(token)
        elif name in {"comment", "endcomment"}:
            is_comment = name == "comment"
        elif is_comment or token.token_type is TokenType.COMMENT:
            continue
        elif name in _BLOCK:
            block = _Block(list(smart_split(rest)), token.lineno)
            shown.append(_HOLE)
        else:
            yield from _inline(token, name, rest, f"{where}:{token.lineno}")
            shown.append(token.contents if token.token_type is TokenType.TEXT else _HOLE)
    if block is not None:
        yield Problem("block is not closed", block.message(where).text, f"{where}:{block.line}")
    yield from _untranslated("".join(shown), where)


def collect_files(files: Iterator[Path], top: Path) -> Iterator[Message | Problem]:
    """Every message of these templates."""
    for path in files:
        yield from collect(path.read_text(encoding="utf-8"), str(path.relative_to(top)))


def _inline(token: Token, name: str, rest: str, where: str) -> Iterator[Message]:
    if token.token_type is TokenType.TEXT:
        return
    if name in _INLINE and (quoted := _STARTS_QUOTED.match(rest.lstrip())):
        yield Message(_doubled(quoted[0][1:-1]), context=_context(list(smart_split(rest))), where=where)
        return
    for constant in _CONSTANT.finditer(token.contents):
        yield Message(_doubled(constant[1][1:-1]), where=where)


def _joined(tokens: list[Token], *, is_trimmed: bool) -> str:
    parts = (
        f"%({token.contents})s" if token.token_type is TokenType.VAR else _doubled(token.contents)
        for token in tokens
        if token.token_type in {TokenType.VAR, TokenType.TEXT}
    )
    text = "".join(parts)
    return trim_whitespace(text) if is_trimmed else text


def _doubled(text: str) -> str:
    return text.replace("%", "%%")


def _context(options: list[str]) -> str:
    """The quoted word after `context`."""
    for word, following in pairwise(options):
        if word == "context" and _STARTS_QUOTED.fullmatch(following):
            return following[1:-1]
    return ""


def _untranslated(shown: str, where: str) -> Iterator[Problem]:
    attributes = [quoted[1][1:-1] for quoted in _ATTRIBUTE.finditer(shown)]
    for text in (*_TAG.sub(_HOLE, shown).split(_HOLE), *(part for one in attributes for part in one.split(_HOLE))):
        words = set(_WORD.findall(_ENTITY.sub(" ", text)))
        if words - UNTRANSLATED:
            yield Problem("text outside every translation", " ".join(text.split()), where)
