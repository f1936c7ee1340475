"""Extracts that somebody damaged, by accident or on purpose: one for every way we know. For tests and for practice."""

import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from tandem.faces.demo.kbo.company import Inventor
from tandem.faces.demo.kbo.files import Edition, meta, write_full

Members = dict[str, bytes]
Damage = Callable[[Members], None]
Pack = Callable[[Path, Members], None]

EDITION: Final = Edition(140, "full", date(2026, 11, 1))
_DATE: Final = (2026, 11, 1, 7, 42, 54)


@dataclass(frozen=True)
class Hostile:
    """One way to damage an extract; `is_refused` as a whole, or else only its bad rows are."""

    name: str
    meaning: str
    is_refused: bool
    damage: Damage
    pack: Pack


def write_hostile(folder: Path, *, seed: int = 1, establishments: int = 300) -> Mapping[str, Path]:
    """One zip file for every kind of damage, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    sound = sound_members(folder, seed=seed, establishments=establishments)
    written = {}
    for kind in KINDS:
        members = dict(sound)
        kind.damage(members)
        written[kind.name] = folder / f"{kind.name}.zip"
        kind.pack(written[kind.name], members)
    return written


def sound_members(folder: Path, *, seed: int, establishments: int) -> Members:
    """The files of a small extract with nothing wrong."""
    path = folder / "sound.zip"
    write_full(path, Inventor(seed).companies(establishments=establishments), EDITION)
    with zipfile.ZipFile(path) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


def pack(path: Path, members: Members, *, method: int = zipfile.ZIP_DEFLATED) -> None:
    """A zip file of these members as they are."""
    with zipfile.ZipFile(path, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name, _DATE), content, method)


# ------------------------------------------------------------------------------------------------- damage to the rows


def _replacing(name: str, old: bytes, new: bytes, *, count: int = 1) -> Damage:
    def damage(members: Members) -> None:
        if old not in members[name]:
            raise ValueError(f"{name} does not hold {old!r}")
        members[name] = members[name].replace(old, new, count)

    return damage


def _on_line(name: str, line: int, change: Callable[[bytes], bytes]) -> Damage:
    def damage(members: Members) -> None:
        lines = members[name].split(b"\n")
        lines[line - 1] = change(lines[line - 1])
        members[name] = b"\n".join(lines)

    return damage


def _adding(name: str, content: bytes) -> Damage:
    def damage(members: Members) -> None:
        members[name] = content

    return damage


def _without(name: str) -> Damage:
    def damage(members: Members) -> None:
        del members[name]

    return damage


def _renamed(name: str, new: str) -> Damage:
    def damage(members: Members) -> None:
        members[new] = members.pop(name)

    return damage


def _noise(size: int) -> bytes:
    """Letters that pack badly, so that the line gets past the check on bombs."""
    return random.Random(1).randbytes(size).hex().encode()  # noqa: S311 - repeatable on purpose


def _as_windows_1252(members: Members) -> None:
    members["denomination.csv"] = members["denomination.csv"].decode().encode("cp1252", "replace")


def _without_closing_quotes(members: Members) -> None:
    lines = members["denomination.csv"].split(b"\n")
    broken = [line[:-1] if number % 3 == 1 and line.endswith(b'"') else line for number, line in enumerate(lines)]
    members["denomination.csv"] = b"\n".join([lines[0], *broken[1:]])


def _first_again(members: Members) -> None:
    header, first, rest = members["enterprise.csv"].split(b"\n", 2)
    members["enterprise.csv"] = b"\n".join([header, first, rest.rstrip(b"\n"), first, first]) + b"\n"


def _turned_around(members: Members) -> None:
    header, *lines = members["establishment.csv"].rstrip(b"\n").split(b"\n")
    members["establishment.csv"] = b"\n".join([header, *reversed(lines)]) + b"\n"


def _another_check_digit(line: bytes) -> bytes:
    number, rest = line.split(b'",', 1)
    return number[:-1] + str((int(number[-1:]) + 1) % 10).encode() + b'",' + rest


def _update_with_gap(members: Members) -> None:
    members["meta.csv"] = meta(Edition(EDITION.number + 7, "update", EDITION.day)).encode()
    codes = members["code.csv"]
    members.clear()
    members |= {"meta.csv": meta(Edition(EDITION.number + 7, "update", EDITION.day)).encode(), "code.csv": codes}


def _nothing(_members: Members) -> None:
    """The rows are sound; the damage is in the packing."""


# ------------------------------------------------------------------------------------------------- damage to the zip


def _bomb(path: Path, members: Members) -> None:
    """A member of half a gigabyte that packs to half a megabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            if name != "activity.csv":
                packed.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
        info = zipfile.ZipInfo("activity.csv", _DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        with packed.open(info, "w") as member:
            for _ in range(512):
                member.write(b"0" * (1 << 20))


def _million_entries(path: Path, members: Members) -> None:
    """So many names that the list alone fills the memory of who reads it; written by hand, since that is quicker."""
    content = BytesIO()
    pack_to = zipfile.ZipFile(content, "w")
    pack_to.writestr("meta.csv", members["meta.csv"])
    pack_to.close()
    whole = content.getvalue()
    at = whole.rindex(b"PK\x01\x02")
    end = whole.rindex(b"PK\x05\x06")
    entry, body = whole[at:end], whole[:at]
    count = 1_000_000
    with path.open("wb") as file:
        file.write(body)
        for _ in range(1000):
            file.write(entry * (count // 1000))
        size = len(entry) * count
        file.write(struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, len(body)))
        file.write(struct.pack("<4sLQL", b"PK\x06\x07", 0, len(body) + size, 1))
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, size, len(body), 0))


def _overlapping(path: Path, members: Members) -> None:
    """Two names for the same bytes."""
    pack(path, members)
    whole = bytearray(path.read_bytes())
    big = _entry(whole, b"address.csv")
    small = _entry(whole, b"contact.csv")
    whole[small + 10 : small + 28] = whole[big + 10 : big + 28]
    whole[small + 42 : small + 46] = whole[big + 42 : big + 46]
    path.write_bytes(whole)


def _truncated(path: Path, members: Members) -> None:
    pack(path, members)
    path.write_bytes(path.read_bytes()[:-2000])


def _bit_flipped(path: Path, members: Members) -> None:
    """One bit of a stored member is another; only the checksum knows."""
    pack(path, members, method=zipfile.ZIP_STORED)
    whole = bytearray(path.read_bytes())
    at = whole.index(members["address.csv"]) + len(members["address.csv"]) // 2
    whole[at] ^= 1
    path.write_bytes(whole)


def _encrypted(path: Path, members: Members) -> None:
    pack(path, members)
    whole = bytearray(path.read_bytes())
    entry = _entry(whole, b"enterprise.csv")
    local = struct.unpack_from("<L", whole, entry + 42)[0]
    whole[entry + 8] |= 1
    whole[local + 6] |= 1
    path.write_bytes(whole)


def _twice(path: Path, members: Members) -> None:
    """Two members with one name, and a list that says so."""
    with_other_name = {("xddress.csv" if name == "contact.csv" else name): text for name, text in members.items()}
    pack(path, with_other_name)
    path.write_bytes(path.read_bytes().replace(b"xddress.csv", b"address.csv"))


def _packed_with_lzma(path: Path, members: Members) -> None:
    pack(path, members, method=zipfile.ZIP_LZMA)


def _no_zip(path: Path, _members: Members) -> None:
    path.write_bytes(b"Geen zip, maar een brief.\n" * 100)


def _entry(whole: bytearray, name: bytes) -> int:
    """Where the entry of this name begins in the list of members."""
    at = len(whole)
    while (at := whole.rindex(b"PK\x01\x02", 0, at)) >= 0:
        if whole[at + 46 : at + 46 + len(name)] == name:
            return at
    raise ValueError(name)


_ZIP_IN_ZIP: Final = _adding("more.zip", b"PK\x05\x06" + bytes(18))

KINDS: Final = (
    Hostile("bomb", "een zipbom: veel groter uitgepakt dan ingepakt", True, _nothing, _bomb),
    Hostile("million_entries", "een lijst van een miljoen bestanden", True, _nothing, _million_entries),
    Hostile("nested_zip", "een zip in de zip", True, _ZIP_IN_ZIP, pack),
    Hostile("overlapping", "twee namen voor dezelfde bytes", True, _nothing, _overlapping),
    Hostile("member_twice", "twee bestanden met dezelfde naam", True, _nothing, _twice),
    Hostile("path_outside", "een naam met ../", True, _renamed("contact.csv", "../contact.csv"), pack),
    Hostile("absolute_path", "een naam die met / begint", True, _renamed("contact.csv", "/etc/contact.csv"), pack),
    Hostile("unknown_member", "een bestand te veel", True, _adding("salaries.csv", b"a,b\n"), pack),
    Hostile("no_meta", "meta.csv ontbreekt", True, _without("meta.csv"), pack),
    Hostile("no_address", "address.csv ontbreekt", True, _without("address.csv"), pack),
    Hostile("strange_meta", "een uittreksel zonder nummer", True,
            _replacing("meta.csv", b'"140"', b'"honderdveertig"'), pack),
    Hostile("wrong_day", "een dag die niet bestaat", True, _replacing("meta.csv", b"01-11-2026", b"31-02-2026"), pack),
    Hostile("gap", "een mutatie die niet aansluit", True, _update_with_gap, pack),
    Hostile("truncated", "het einde van de zip ontbreekt", True, _nothing, _truncated),
    Hostile("bit_flipped", "de controlesom klopt niet", True, _nothing, _bit_flipped),
    Hostile("encrypted", "met wachtwoord", True, _nothing, _encrypted),
    Hostile("lzma", "anders ingepakt", True, _nothing, _packed_with_lzma),
    Hostile("no_zip", "geen zip", True, _nothing, _no_zip),
    Hostile("other_columns", "een kolom te weinig in de kop", True,
            _replacing("establishment.csv", b",StartDate", b""), pack),
    Hostile("empty_file", "een leeg bestand", True, _adding("contact.csv", b""), pack),
    Hostile("endless_line", "een regel van vier megabyte", True,
            _on_line("denomination.csv", 5, lambda line: line + _noise(2 << 20)), pack),
    Hostile("windows_1252", "bewaard als Windows-1252", False, _as_windows_1252, pack),
    Hostile("broken_quotes", "aanhalingstekens die niet sluiten, overal", True, _without_closing_quotes, pack),
    Hostile("one_broken_quote", "één aanhalingsteken dat niet sluit", False,
            _on_line("denomination.csv", 9, lambda line: line[:-1]), pack),
    Hostile("zero_byte", "een nulbyte in een naam", False,
            _on_line("denomination.csv", 7, lambda line: line[:-1] + b'\x00"'), pack),
    Hostile("long_field", "een naam van duizend letters", False,
            _on_line("denomination.csv", 7, lambda line: line[:-1] + b"a" * 1000 + b'"'), pack),
    Hostile("number_twice", "een ondernemingsnummer drie keer", False, _first_again, pack),
    Hostile("turned_around", "de rijen in omgekeerde volgorde", False, _turned_around, pack),
    Hostile("check_digit", "een controlecijfer dat niet klopt", False,
            _on_line("establishment.csv", 4, _another_check_digit), pack),
    Hostile("strange_day", "een dag die niet bestaat", False,
            _on_line("establishment.csv", 6, lambda line: line[:16] + b"31-02-2020" + line[26:]), pack),
    Hostile("strange_code", "een code die nergens uitgelegd is", False,
            _on_line("enterprise.csv", 3, lambda line: line.replace(b'"AC"', b'"XX"')), pack),
    Hostile("column_too_many", "een kolom te veel", False,
            _on_line("contact.csv", 3, lambda line: line + b',"nog iets"'), pack),
)  # fmt: skip
"""Every kind of damage."""
