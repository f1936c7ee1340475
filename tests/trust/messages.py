"""Messages that no page would send: odd words in every field, fields too many or too few, broken envelopes."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, quote_plus

from django.core.files.uploadedfile import SimpleUploadedFile

FORM: Final = "application/x-www-form-urlencoded"
WEB: Final = Path(__file__).parents[2] / "src" / "tandem" / "faces" / "web"
MILLION: Final = 1_000_000

WORDS: Final[tuple[str | bytes, ...]] = (
    *("", " ", "\0", "a\0b", "\0" * 40, "\r\n", "a\r\nBcc: x@voorbeeld.example", "\t", "\x1b[31m", "\x7f", "\x85"),
    *(
        "\u202eabc\u202c",
        "\u2066abc",
        "\u200b",
        "\ufeff",
        "\u2028",
        "e" + "\u0301" * 2000,
        "😀" * 300,
        "\U0010ffff",
        "\ufffe",
    ),
    *(b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\x80", b"\xf4\x90\x80\x80", b"%", b"%zz", b"%u0000"),
    *("ß", "İ", "ﬁ", "Å", "٣", "\N{FULLWIDTH DIGIT NINE}", "²", "½", "Ⅷ", "\N{DIGIT ONE COMMA}", "一"),
    *(
        "-1",
        "0",
        "-0",
        "+1",
        "1.5",
        "1,5",
        "1e9",
        "1e309",
        "NaN",
        "Infinity",
        "0x10",
        "1_000",
        "9" * 19,
        "9" * 40,
        "9" * 5000,
    ),
    *("2147483648", "9223372036854775808", "-9223372036854775809", "18446744073709551616"),
    *("0001-01-01", "0000-00-00", "0002-03-04", "1582-10-15", "9998-12-31", "9999-12-31", "10000-01-01", "-0001-01-01"),
    *(
        "2027-02-29",
        "2026-02-30",
        "2026-13-01",
        "31/12/9999",
        "1/1/1",
        "29/02/2027",
        "2026-11-21T10:30:00Z",
        "2026-W47",
    ),
    *("true", "null", "None", "undefined", "[]", "{}", '{"a": 1}', "yes", "no", "on"),
    *(
        "00000000-0000-0000-0000-000000000000",
        "01A20113C0B17458A680A1F5B75DE917",
        "{01a20113-c0b1-7458-a680-a1f5b75de917}",
    ),
    *("01a20113-c0b1-7458-a680-a1f5b75de917", "urn:uuid:01a20113-c0b1-7458-a680-a1f5b75de917"),
    *("<script>alert(1)</script>", "{{ 7*7 }}", "{% debug %}", "%(name)s", "%s%n", "{0.__class__}", "${7*7}", "#{7*7}"),
    *("' OR 1=1 --", '";', "\\", "\\x00", "$1", "(((((", "*" * 50, "[a-", "%_", "a|b", "NEAR(a b)", '"', "a*"),
    *(
        "../../etc/passwd",
        "//kwaad.example/",
        "https://kwaad.example/",
        "javascript:alert(1)",
        "\\\\kwaad",
        "/\\kwaad.example",
        "/é\u2028;a=b\0\r\nX: y",
    ),
    *("=1+1", "a@b", "a@b.c\nBcc: x@y.z", "a" * 300 + "@b.example", "é@é.example", "a@[127.0.0.1]", '"a b"@c.example'),
    *("a" * 256, "a" * 5_000, "é" * 100_000, "a b " * 400_000),
)
"""What stands in a field; bytes stand there as they are."""

HUGE: Final = "a" * (10 * MILLION)

Fields = list[tuple[str, Any]]


@dataclass(frozen=True)
class Message:
    """One message to a door."""

    what: str
    fields: tuple[tuple[str, Any], ...] = ()
    query: str = ""
    raw: bytes | None = None
    kind: str = FORM

    def body(self) -> tuple[bytes, str]:
        """The envelope and its kind."""
        if self.raw is not None:
            return self.raw, self.kind
        if any(isinstance(value, SimpleUploadedFile) for _, value in self.fields):
            return _multipart(self.fields)
        return encoded(self.fields).encode(), self.kind


def encoded(fields: Any) -> str:
    """As a browser writes a form, or an address."""
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in fields)


def part(word: str | bytes) -> str:
    """A word as a part of an address."""
    return quote(word[:2000], safe="")


def flat(form: Mapping[str, Any]) -> Fields:
    """The fields of a form, one by one."""
    return [(name, one) for name, value in form.items() for one in (value if isinstance(value, list) else [value])]


def query_names() -> tuple[str, ...]:
    """Every name that some page looks for in its address."""
    found = set()
    for path in WEB.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"""GET(?:\.get|\.getlist)?[(\[]"(\w+)["]""", text))
        found |= set(re.findall(r"""^    ([a-z_]+) = forms\.\w+Field""", text, re.MULTILINE))
        found |= set(re.findall(r"""_chosen\(query, "(\w+)"\)""", text))
    return tuple(sorted(found | {"next", "terug", "q", "vak", "language", "theme"}))


def one_word_each(fields: Fields, more: tuple[str, ...]) -> Iterator[Message]:
    """Each word in each field."""
    for name in dict.fromkeys([*(name for name, _ in fields), *more]):
        for word in WORDS:
            kept = tuple((other, value) for other, value in fields if other != name)
            yield Message(f"{name}={_short(word)}", (*kept, (name, word)))


def broken(fields: Fields) -> Iterator[Message]:
    """A form that is whole in itself and still none that a browser sends."""
    sent = tuple(fields)
    names = tuple(dict.fromkeys(name for name, _ in fields))
    yield Message("nothing at all")
    yield Message(
        "fields nobody knows", (*sent, ("onbekend", "x"), ("csrfmiddlewaretoken", "\0"), ("", ""), ("__class__", "x"))
    )
    yield Message("a thousand fields", tuple((f"veld{n}", "x") for n in range(1500)))
    yield Message("an odd name", (*sent, ("\0", "x"), ("a" * 9000, "x"), ("😀[0].x", "x"), ("items[$gt]", "")))
    yield Message("brackets", tuple((f"{name}[]", value) for name, value in sent if isinstance(value, str)))
    for name in names:
        yield Message(f"without {name}", tuple(pair for pair in sent if pair[0] != name))
        first = next(value for other, value in sent if other == name)
        if isinstance(first, str):
            yield Message(f"{name} fifty times", (*sent, *[(name, first)] * 50))
            yield Message(f"{name} many others", (*sent, *[(name, f"{n}") for n in range(300)]))
            yield Message(f"{name} of ten million", (*(pair for pair in sent if pair[0] != name), (name, HUGE)))
    small = [pair for pair in sent if isinstance(pair[1], str)]
    body = encoded(small).encode()
    for kind in (
        "application/json",
        "text/plain",
        "",
        "x",
        "multipart/form-data",
        "application/x-www-form-urlencoded;",
    ):
        yield Message(f"sent as {kind!r}", raw=body, kind=kind)
    for charset in ("utf-7", "utf-16", "nonsense", "idna", "base64", "zlib", "a" * 99):
        yield Message(f"in {charset}", raw=body, kind=f"{FORM}; charset={charset}")
    for name, raw in BROKEN_PARTS.items():
        yield Message(f"parts: {name}", raw=raw, kind="multipart/form-data; boundary=x")
    for boundary in ("", '"', "x" * 300, "é", "=_", "a\tb"):
        yield Message(
            f"boundary {boundary[:9]!r}", raw=BROKEN_PARTS["half"], kind=f"multipart/form-data; boundary={boundary}"
        )
    for raw in (
        b"&&&===&",
        b"%",
        b"a=%ff%fe&b=%00",
        b"=" * 5000,
        b"\0" * 100,
        b"\xff" * 100,
        b'{"a": ' * 5000,
        body + b"&" * 3000,
    ):
        yield Message(f"raw {raw[:12]!r}", raw=raw)


def mixed(fields: Fields, more: tuple[str, ...], *, source: random.Random) -> Iterator[Message]:
    """Without end: some words in some fields, and in the address behind the door too."""
    names = [*dict.fromkeys(name for name, _ in fields), *more]
    while True:
        chosen = source.sample(names, min(len(names), source.randint(1, 4))) if names else []
        told = [pair for pair in fields if pair[0] not in chosen]
        told += [(name, source.choice(WORDS)) for name in chosen for _ in range(source.choice((1, 1, 1, 2)))]
        source.shuffle(told)
        query = source.choice(("", "", f"?{encoded([(source.choice(query_names()), _brief(source))])}"))
        yield Message(f"{','.join(chosen)} {[_short(value) for _, value in told]}", tuple(told), query)


def question(names: tuple[str, ...], *, source: random.Random) -> Message:
    """A few names that pages look for in their address, each with an odd word."""
    asked = [(name, _brief(source)) for name in source.sample(names, 8)]
    return Message("the words of the address", query=f"?{encoded(asked)}")


_NAMED: Final = b'--x\r\nContent-Disposition: form-data; name="name"'
BROKEN_PARTS: Final = {
    "half": _NAMED + b"\r\n\r\nSam",
    "no name": b"--x\r\nContent-Disposition: form-data\r\n\r\nSam\r\n--x--\r\n",
    "no head": b"--x\r\n\r\nSam\r\n--x--\r\n",
    "NUL in a name": b'--x\r\nContent-Disposition: form-data; name="na\0me"\r\n\r\nSam\r\n--x--\r\n',
    "odd bytes": _NAMED + b'; filename="\xff\0.pdf"\r\n\r\n\xff\r\n--x--\r\n',
    "base64 that is none": _NAMED + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--x--",
    "another alphabet": _NAMED + b"\r\nContent-Type: text/plain; charset=x\r\n\r\nS\r\n--x--",
    "a file where a word is asked": _NAMED + b'; filename="a.txt"\r\n\r\nSam\r\n--x--\r\n',
    "a name by another way": b"--x\r\nContent-Disposition: form-data; name*=nonsense''%ff\r\n\r\nSam\r\n--x--\r\n",
    "a long head": b"--x\r\nContent-Disposition: form-data; name=" + b"a" * 20_000 + b"\r\n\r\nSam\r\n--x--\r\n",
    "many parts": (_NAMED + b"\r\n\r\nSam\r\n") * 2000 + b"--x--\r\n",
    "many files": (_NAMED + b'; filename="a.csv"\r\n\r\na\r\n') * 200 + b"--x--\r\n",
}


def _multipart(fields: tuple[tuple[str, Any], ...]) -> tuple[bytes, str]:
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    told: dict[str, list[Any]] = {}
    for name, value in fields:
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
        told.setdefault(name, []).append(value)
    return encode_multipart(BOUNDARY, told), MULTIPART_CONTENT


def _brief(source: random.Random) -> str | bytes:
    return source.choice([word for word in WORDS if len(word) < 3000])


def _short(word: Any) -> str:
    return ascii(word)[:24] if isinstance(word, (str, bytes)) else "a file"
