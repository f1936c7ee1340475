"""Documents and pictures as many programs make them, sound and unsound, made here byte by byte."""

import zlib
from collections.abc import Iterable
from typing import Final

Objects = dict[int, bytes]

CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE: Final = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>"
EICAR: Final = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def stream(content: bytes, about: bytes = b"") -> bytes:
    """A stream with its dictionary."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (about, len(content), content)


def flate(content: bytes, about: bytes = b"") -> bytes:
    """A packed stream."""
    return stream(zlib.compress(content), about + b" /Filter /FlateDecode")


def base(**changed: bytes) -> Objects:
    """One empty page; `catalog=b"<< … >>"` and the like change a part."""
    page = changed.get("page", PAGE)
    content = changed.get("content", flate(b"0.57 w\nBT (Attest) Tj ET\n"))
    return {1: changed.get("catalog", CATALOG), 2: PAGES, 3: page, 4: content}


def pdf(objects: Objects, *, version: bytes = b"1.7", trailer: bytes = b"") -> bytes:
    """A PDF with a table of places, as readers up to version 1.4 want it."""
    out, places = bytearray(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def object_stream(objects: Objects, *, before: bytes = b"") -> tuple[bytes, bytes]:
    """What objects are packed together, and what the dictionary says about it."""
    heads, bodies = [], b""
    for number, body in objects.items():
        heads.append(b"%d %d" % (number, len(bodies)))
        bodies += body + b" "
    head = before + b" ".join(heads) + b" "
    return head + bodies, b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))


def packed_pdf(objects: Objects, *, packed: bytes | None = None) -> bytes:
    """A PDF with all but its streams packed, and its table of places packed too, as most programs write it today."""
    loose = {number: body for number, body in objects.items() if b"stream" in body}
    together = {number: body for number, body in objects.items() if number not in loose}
    holder, table = max(objects) + 1, max(objects) + 2
    content, about = object_stream(together)
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in {**loose, holder: packed or flate(content, about)}.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    places[table] = start = len(out)
    order = {number: place for place, number in enumerate(together)}
    rows = b"".join(_row(number, places, order, holder) for number in range(table + 1))
    about = b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R" % (table + 1)
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, flate(rows, about), start)
    return bytes(out)


def _row(number: int, places: dict[int, int], order: dict[int, int], holder: int) -> bytes:
    kind, first, second = (1, places[number], 0) if number in places else (2, holder, order.get(number, 0))
    if number not in places and number not in order:
        kind, first = 0, 0
    return bytes([kind]) + first.to_bytes(4, "big") + second.to_bytes(2, "big")


def png(*, width: int = 1, height: int = 1, more: Iterable[tuple[bytes, bytes]] = ()) -> bytes:
    """A grey picture; `more` are parts that stand before its points."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    points = zlib.compress(b"\0" * min((width + 1) * height, 100_000))
    parts = [(b"IHDR", head), *more, (b"IDAT", points), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, content) for kind, content in parts)


def _part(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def jpeg(*, width: int = 8, height: int = 8, more: bytes = b"", frame: int = 0xC0) -> bytes:
    """The parts of a photo that say how large it is; `more` stands before them, as cameras do."""
    size = b"\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\x00"
    app = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    start = b"\xff" + bytes([frame]) + (len(size) + 2).to_bytes(2, "big") + size
    return b"\xff\xd8" + app + more + start + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\xaa\xff\xd9"
