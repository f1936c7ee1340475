"""What every zip file is asked before one byte of it is unpacked."""

import struct
import zipfile
import zlib
from io import BufferedReader
from typing import Final

BROKEN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)
"""All that reading a damaged zip file can raise."""

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_MOST_COMMENT = 1 << 16
_IN_64 = 0xFFFFFFFF


def directory_length(file: BufferedReader) -> int | None:
    """Bytes of the list of members, so that one of a million members is refused unread; None where there is none."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - _MOST_COMMENT))
    tail = file.read()
    at = len(tail) - _END.size
    if at < 0:
        return None
    if tail[at : at + 4] != b"PK\x05\x06" or tail[-2:] != b"\0\0":
        at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        return None
    length: int = _END.unpack_from(tail, at)[5]
    if at < _LOCATOR_64.size or tail[at - _LOCATOR_64.size :][:4] != b"PK\x06\x07":
        return length
    offset: int = _LOCATOR_64.unpack_from(tail, at - _LOCATOR_64.size)[2]
    if offset + _END_64.size > size:
        return None
    file.seek(offset)
    length_64: int = _END_64.unpack(file.read(_END_64.size))[8]
    return length_64 if length == _IN_64 else max(length, length_64)
