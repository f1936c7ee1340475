"""The objects of a PDF, also those that are packed in a stream.

Who reads a PDF finds its way in broken and twisted files. So every place that could start a stream is tried, whatever
the dictionary before it says, and what was unpacked before a fault counts.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

_UNPACKED_AT_MOST: Final = 64 * 1024 * 1024
_MOST_STREAMS: Final = 20_000
_LOOK: Final = 512
_SLICE: Final = 4096

_STREAM: Final = re.compile(rb"stream[ \t]*\r?\n?")
_FILTER: Final = re.compile(rb"/(\w+Decode|Fl|AHx|A85|LZW|RL)\b")
_PLAIN_OR_FLATE: Final[tuple[list[bytes], ...]] = ([], [b"FlateDecode"], [b"Fl"])
_BLANK: Final = re.compile(rb"(?:[\s\0]++|%[^\r\n]*[\r\n])*+")
_NUMBERS: Final = re.compile(rb"\d+(?:[\s\0]+\d+)*[\s\0]*")
_OBJECT_STARTS: Final = b"<[(/tfn%"
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


class UnreadableError(ValueError):
    """There are objects in this PDF that cannot be looked into."""


def spelled(content: bytes) -> bytes:
    """With the signs that stand there as numbers written out: `/J#61vaScript` is `/JavaScript`."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content) if b"#" in content else content


def outside_streams(content: bytes) -> bytes:
    """The PDF without what stands in its streams."""
    kept, after = [], 0
    while (word := content.find(b"stream", after)) >= 0:
        end = content.find(b"endstream", word)
        if end < 0:
            break
        kept.append(content[after:word])
        after = end + len(b"endstream")
    return b"\n".join([*kept, content[after:]])


def packed_objects(content: bytes) -> Iterator[bytes]:
    """What each stream of objects holds; refused where that is hidden, or more than a document holds."""
    left, after = _UNPACKED_AT_MOST, 0
    for count, start in enumerate(_STREAM.finditer(content)):
        if count > _MOST_STREAMS:
            raise UnreadableError("too many streams")
        about = spelled(content[after : start.start()]).rpartition(b" obj")[2]
        says_so, after = b"/ObjStm" in about, start.end()
        if says_so and _FILTER.findall(about) not in _PLAIN_OR_FLATE:
            raise UnreadableError("objects packed in a way that no maker of documents uses")
        objects = _unpacked(memoryview(content)[start.end() :], says_so=says_so, at_most=left)
        left -= len(objects)
        if objects:
            yield objects


def object_places(objects: bytes) -> dict[int, bytes]:
    """The start of each object in a stream of objects, by its number."""
    head = _NUMBERS.match(objects, _blank(objects))
    if head is None:
        return {}
    numbers = [int(number[-10:]) for number in head[0].split()]
    starts = [head.end() + place for place in numbers[1::2]]
    ends = [*starts[1:], len(objects)]
    return {number: objects[start:end] for number, start, end in zip(numbers[::2], starts, ends, strict=False)}


def _unpacked(packed: memoryview, *, says_so: bool, at_most: int) -> bytes:
    """What is packed here, as far as it can be read, if it could be objects; nothing where it could not."""
    if not _is_flate(packed) or (not says_so and not _could_be_objects(_first_look(packed))):
        return b""
    found, size, look_again_at = [], 0, _LOOK
    for part in _inflated(packed):
        found.append(part)
        size += len(part)
        if size > at_most:
            raise UnreadableError("more than a document holds")
        if not says_so and size >= look_again_at:
            if not _could_be_objects(b"".join(found)):
                return b""
            look_again_at = 2 * size
    return b"".join(found)


def _blank(text: bytes) -> int:
    """How many bytes at the start say nothing: spaces, lines and remarks."""
    found = _BLANK.match(text)
    return found.end() if found else 0


def _is_flate(packed: memoryview) -> bool:
    return len(packed) > 2 and packed[0] & 0x0F == zlib.DEFLATED and int.from_bytes(packed[:2], "big") % 31 == 0  # noqa: PLR2004 - how RFC 1950 marks it


def _first_look(packed: memoryview) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed[2 : 2 + _SLICE], _LOOK)
    except zlib.error:
        return b""  # nothing seen yet, so nothing is ruled out


def _could_be_objects(head: bytes) -> bool:
    """Whether this is how a stream of objects starts: whole numbers in a row, then an object."""
    rest = head[_blank(head) :]
    numbers = _NUMBERS.match(rest)
    if numbers is None:
        return not rest or rest.startswith(b"%")
    return numbers.end() == len(rest) or rest[numbers.end()] in _OBJECT_STARTS


def _inflated(packed: memoryview) -> Iterator[bytes]:
    """The unpacked bytes up to the end or the first fault; no check sum, for readers do not look at it either."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(2, len(packed), _SLICE):
        before, piece = engine.copy(), packed[at : at + _SLICE]
        try:
            yield engine.decompress(piece)
        except zlib.error:
            yield _up_to_the_fault(before, piece)
            return
        if engine.eof:
            return


def _up_to_the_fault(engine: "zlib._Decompress", piece: memoryview) -> bytes:
    found = []
    for at in range(len(piece)):
        try:
            found.append(engine.decompress(piece[at : at + 1]))
        except zlib.error:
            break
    return b"".join(found)
