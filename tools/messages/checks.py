"""Whether the English catalogue is complete and right."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from tools.messages.message import Message, Problem

_PERCENT = re.compile(r"%%|%\(\w[\w.|:\"' -]*\)[sd]|%[sdf]")
_BRACES = re.compile(r"\{\{|\}\}|\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][\w-]*")


def problems(catalogue: Catalog, messages: Iterable[Message]) -> Iterator[Problem]:
    """What is missing, doubtful, no longer used, or says something else than the Dutch text."""
    wanted = {message.key: message for message in messages}
    plurals = {message.key: message.plural for message in wanted.values()}
    for _key, message in sorted(wanted.items()):
        entry = catalogue.get(message.text, message.context or None)
        if entry is None or not _is_whole(entry):
            yield Problem("not translated", message.text, message.where)
    for entry in catalogue:
        if not entry.id:
            continue
        key = (entry.context or "", _forms(entry.id)[0])
        if key not in wanted:
            yield Problem("no longer used", key[1])
        elif len(_forms(entry.id)) == 1 and plurals[key]:
            yield Problem("plural is missing", key[1], wanted[key].where)
        if entry.fuzzy:
            yield Problem("doubtful (fuzzy)", key[1])
        if _is_whole(entry):
            yield from _differences(_forms(entry.id), _forms(entry.string))
    for entry in catalogue.obsolete.values():
        yield Problem("no longer used", _forms(entry.id)[0])


def twin_problems(twins: dict[str, str]) -> Iterator[Problem]:
    """Where the English beside a Dutch text lost or gained a placeholder, an HTML tag or a space at its edge."""
    for dutch, english in twins.items():
        yield from _differences((dutch,), (english,))


def _differences(dutch: tuple[str, ...], english: tuple[str, ...]) -> Iterator[Problem]:
    """The last form, the plural, must say all; an earlier form may leave the number out but add nothing."""
    for form, text in enumerate(english):
        source = dutch[min(form, len(dutch) - 1)]
        if _edges(text) != _edges(source):
            yield Problem("spaces around differ", source)
        for kind, marks in (("placeholders differ", _placeholders), ("HTML tags differ", _tags)):
            here, there = marks(text), marks(source)
            is_singular = form < len(english) - 1
            if here == there or (is_singular and not here - marks(dutch[-1]) and kind.startswith("placeholders")):
                continue
            lost, gained = sorted((there - here).elements()), sorted((here - there).elements())
            yield Problem(kind, source, f"lost {lost}, gained {gained}")


def _edges(text: str) -> tuple[str, str]:
    """The spaces and line ends before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _placeholders(text: str) -> Counter[str]:
    found = (*_PERCENT.findall(text), *_BRACES.findall(text))
    return Counter(set(found))


def _tags(text: str) -> Counter[str]:
    return Counter(_TAG.findall(text))


def _is_whole(entry: Entry) -> bool:
    return bool(entry.string) and all(_forms(entry.string))


def _forms(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())
