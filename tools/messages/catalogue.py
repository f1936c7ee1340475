"""The file that people translate: read, brought up to date and written in one fixed form, so that diffs stay small."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.messages.message import Message

_HEADER = """\
# English of Tandem. Dutch is the source language. `make messages` adds what is new; a person translates it here.
# Texts of the glossary, the law and the reference data carry their English themselves and stand elsewhere.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_WIDTH = 116
_FIXED = datetime(2016, 9, 1, tzinfo=UTC)
"""A compiled catalogue does not say when it was made, so that the same texts give the same bytes."""


@dataclass(frozen=True)
class Update:
    """What an update changed."""

    catalogue: Catalog
    new: tuple[str, ...]
    vanished: tuple[str, ...]
    revived: tuple[str, ...]


def empty() -> Catalog:
    """A catalogue without messages."""
    return Catalog(locale="en", fuzzy=False, creation_date=_FIXED, revision_date=_FIXED)


def read(path: Path) -> Catalog:
    """The catalogue in this file; an empty one where there is no file yet."""
    if not path.exists():
        return empty()
    with path.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def update(old: Catalog, messages: Iterable[Message], *, prune: bool = False) -> Update:
    """The catalogue with exactly these messages; what vanished is kept aside, and comes back when its text does."""
    merged = empty()
    new: list[str] = []
    revived: list[str] = []
    for message in _plurals_first(messages):
        if merged.get(message.text, message.context or None) is not None:
            continue
        kept = old.get(message.text, message.context or None)
        aside = _aside(old, message)
        entry = kept or aside
        merged.add(
            (message.text, message.plural) if message.plural else message.text,
            _kept_string(entry, message),
            context=message.context or None,
            flags=sorted(set(entry.flags) & {"fuzzy"}) if entry else (),
            user_comments=entry.user_comments if entry else (),
        )
        if kept is None:
            (new if aside is None else revived).append(message.text)
    gone = [entry for entry in old if entry.id and merged.get(_text(entry), entry.context) is None]
    if not prune:
        unused = [*gone, *(one for one in old.obsolete.values() if merged.get(_text(one), one.context) is None)]
        merged.obsolete.update({_key(one): one for one in unused if _is_translated(one)})
    return Update(merged, tuple(new), tuple(_text(one) for one in gone), tuple(revived))


def write(catalogue: Catalog, path: Path) -> bool:
    """Write the file when it changes, all at once, so that two who do it together never leave half a file."""
    body = BytesIO()
    write_po(body, catalogue, width=_WIDTH, no_location=True, omit_header=True, sort_output=True)
    text = _HEADER.encode() + body.getvalue().strip() + b"\n"
    if path.exists() and path.read_bytes() == text:
        return False
    _replace(path, text)
    return True


def compile_to(catalogue: Catalog, twins: dict[str, str], path: Path) -> int:
    """Write the compiled catalogue: what people translated, and the English that the data carry themselves."""
    whole = empty()
    for entry in catalogue:
        if entry.id and not entry.fuzzy and _is_translated(entry):
            whole.add(entry.id, entry.string, context=entry.context)
    for dutch, english in twins.items():
        if whole.get(dutch) is None:
            whole.add(dutch, english)
    body = BytesIO()
    write_mo(body, whole)
    _replace(path, body.getvalue())
    return len(whole)


def _plurals_first(messages: Iterable[Message]) -> list[Message]:
    """A text that also has a plural somewhere stands once, with its plural: that serves both."""
    return sorted(messages, key=lambda message: (message.key, not message.plural))


def _aside(catalogue: Catalog, message: Message) -> Entry | None:
    found = (one for one in catalogue.obsolete.values() if (one.context or "", _text(one)) == message.key)
    return next(found, None)


def _kept_string(entry: Entry | None, message: Message) -> str | tuple[str, ...]:
    """What was translated, in the shape that the message needs now."""
    if entry is None or not entry.string:
        return ("", "") if message.plural else ""
    if isinstance(entry.string, str):
        return (entry.string, "") if message.plural else entry.string
    return tuple(entry.string) if message.plural else entry.string[0]


def _key(entry: Entry) -> str | tuple[str, str]:
    return (_text(entry), entry.context) if entry.context else _text(entry)


def _text(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else str(entry.id[0])


def _is_translated(entry: Entry) -> bool:
    return bool(entry.string) if isinstance(entry.string, str) else all(entry.string or ("",))


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_bytes(content)
    fresh.replace(path)
