"""What a PDF may do by itself when somebody opens it: looked for in the open and in its packed objects."""

import re
from collections.abc import Iterator
from typing import Final

from tandem.journey.recognition.actions.pdf_objects import (
    UnreadableError,
    object_places,
    outside_streams,
    packed_objects,
    spelled,
)

_END: Final = rb"(?![^\s\0/<>\[\](){}%])"
_ACTIVE: Final = re.compile(rb"/(?:EmbeddedFiles?|GoToE|ImportData|JavaScript|Launch|RichMedia|SubmitForm)" + _END)
_ACTIVE_SHORT: Final = re.compile(rb"/(?:AA|EF|JS|XFA)" + _END)
"""In the bytes of a picture these stand by accident, so they count outside streams only."""

_LOCKED: Final = re.compile(rb"/Encrypt" + _END)
_OPENS: Final = re.compile(
    rb"/OpenAction[\s\0]*(?:(?P<page>\[)|(?P<action><<.{0,400}?>>)|(?P<number>\d{1,10})[\s\0]+\d+[\s\0]+R|)", re.DOTALL
)
_SHOWS_A_PAGE: Final = re.compile(rb"[\s\0]*\[|.*?/GoTo" + _END, re.DOTALL)
_LEAVES: Final = re.compile(rb"/(?:GoToR|Named|URI)" + _END)
_ABOUT_AN_OBJECT: Final = 400
_MOST_OPENINGS: Final = 5
"""A document that was changed may say it again, once for each change."""


def is_locked(content: bytes) -> bool:
    """Whether the PDF is encrypted, so that nobody can look into it."""
    return bool(_LOCKED.search(content) or _LOCKED.search(spelled(content)))


def is_active(content: bytes) -> bool:
    """Whether the PDF holds a script, an action, a form that sends or a file in the file; or hides what it holds."""
    outside = spelled(outside_streams(content))
    if _ACTIVE.search(content) or _ACTIVE.search(spelled(content)) or _ACTIVE_SHORT.search(outside):
        return True
    texts = [outside]
    try:
        for objects in map(spelled, packed_objects(content)):
            if _ACTIVE.search(objects) or _ACTIVE_SHORT.search(objects):
                return True
            texts.append(objects)
    except UnreadableError:
        return True
    return _does_more_than_show(texts)


def _does_more_than_show(texts: list[bytes]) -> bool:
    """Whether opening the document leads elsewhere than to one of its own pages; many makers name the first page."""
    numbers: set[int] = set()
    for opening in (found for text in texts for found in _OPENS.finditer(text)):
        if opening["number"]:
            numbers.add(int(opening["number"]))
        elif not opening["page"] and not _only_shows(opening["action"] or b""):
            return True
        if len(numbers) > _MOST_OPENINGS:
            return True
    return not all(_only_shows(about) for number in numbers for about in _objects(number, texts))


def _only_shows(action: bytes) -> bool:
    return bool(_SHOWS_A_PAGE.match(action)) and not _LEAVES.search(action)


def _objects(number: int, texts: list[bytes]) -> Iterator[bytes]:
    """Every place where the object with this number is described."""
    for found in re.finditer(rb"(?<!\d)%d[\s\0]+\d+[\s\0]+obj\b" % number, texts[0]):
        yield texts[0][found.end() : found.end() + _ABOUT_AN_OBJECT].partition(b"endobj")[0]
    for packed in texts[1:]:
        about = object_places(packed).get(number)
        if about is not None:
            yield about[:_ABOUT_AN_OBJECT]
