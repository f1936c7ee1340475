"""Words that belong in few places only: whoever meets one where it does not belong has found a leak.

What a person tells us is planted once, and the walk through every door of the access matrix listens for it: in pages,
answers of the API, refusals, files, heads of answers. Who reads what stands in `who_reads.yaml`, exactly.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import yaml
from pypdf import PdfReader

from tandem.journey.intake.models import Track
from tandem.registers.accounts.models import User
from tandem.registers.people.models import Person
from tandem.registers.people.rules import PersonForm
from tests.harness import school
from tests.tandem.faces.exchange.enrolments.files import HEADING, csv, number, row

FILE: Final = Path(__file__).with_name("who_reads.yaml")

NEEDS_CANARY: Final = "kanariestilte in het afgeschermde deel"
"""What the learner of the story needs."""

REFERRAL_CANARY: Final = "kanariereden onder het zegel"
"""Why the learner of the story is referred."""

REASON_CANARY: Final = "heeft niet alles wat je nodig hebt"
"""That a place does not offer what the learner of the story needs."""

COUNTS_CANARY: Final = "telt mee in deze lijst"
"""That what the learner of the story needs counts in a search."""


@dataclass(frozen=True)
class Planted:
    """How somebody is reached, in words that stand nowhere else."""

    email: str
    phone: str
    street: str = ""

    def told_by(self, form: PersonForm) -> PersonForm:
        """The same person, reached here."""
        return PersonForm(form.given_name, form.family_name, form.birth_date, self.email, self.phone)


LEARNER: Final = Planted("kanarie.lerende@voorbeeld.example", "0499 71 93 57", "Kanariepietstraat")
PARENT: Final = Planted("kanarie.ouder@voorbeeld.example", "0499 82 04 68")
CLASSMATE: Final = Planted("kanarie.klasgenoot@voorbeeld.example", "0499 93 15 79", "Kanariezangstraat")
CLASSMATES_PARENT: Final = Planted("kanarie.andereouder@voorbeeld.example", "0499 04 26 80")
HOME: Final = (50.9819337, 3.5362719)
"""Where the learner of the story lives; who reads four decimals knows the house."""

BORN: Final = date(2009, 2, 27)
"""When the learner of the story was born, as nobody else in it."""

NUMBER: Final = number("2009-03-03", 917)
"""The national number of a pupil in a file that is being read in."""

PARENTS_NUMBER: Final = number("1980-05-04", 918)
"""The one of a parent, in a column that nobody asked for."""

ACCOUNT: Final = "BE71096123456769"
"""The account on which the learner of the story would get a premium."""

COMPANY_ACCOUNT: Final = "BE43068999999501"
"""The account on which the bakery would get a premium."""

ALLOWANCE: Final = (
    "740,70 (categorie 3",
    '"since":"2030-01-10","category":3,"amount":"740.70"',
    "Vanaf 10 januari 2030 € 740,70",
)
"""What the learner of the story would get a month, as a page, a program and the text of the agreement say it.

The amount alone is no secret, as every one is published: that it is the amount of this learner is.
"""

FOREIGN_MENTOR: Final = "Kanariebegeleider"
"""Who could guide the learner of the story at another company, and is not chosen."""

CANARIES: Final[Mapping[str, str | tuple[str, ...]]] = {
    "wat de lerende nodig heeft": NEEDS_CANARY,
    "waarom de lerende verwezen wordt": REFERRAL_CANARY,
    "dat een werkplek niet alles heeft": REASON_CANARY,
    "dat een nood meetelt": COUNTS_CANARY,
    "e-mail van de lerende": LEARNER.email,
    "telefoon van de lerende": LEARNER.phone,
    "straat van de lerende": LEARNER.street,
    "ligging van thuis": f"{HOME[0]:.5f}",
    "geboortedatum van de lerende": (f"{BORN:%Y-%m-%d}", "27 februari 2009", f"{BORN:%d/%m/%Y}"),
    "e-mail van de ouder": PARENT.email,
    "telefoon van de ouder": PARENT.phone,
    "e-mail van een klasgenoot": CLASSMATE.email,
    "telefoon van een klasgenoot": CLASSMATE.phone,
    "straat van een klasgenoot": CLASSMATE.street,
    "e-mail van de ouder van een klasgenoot": CLASSMATES_PARENT.email,
    "telefoon van de ouder van een klasgenoot": CLASSMATES_PARENT.phone,
    "rekening van de lerende": ACCOUNT,
    "rekening van de onderneming": COMPANY_ACCOUNT,
    "leervergoeding van de lerende": ALLOWANCE,
    "mentor van een andere onderneming": FOREIGN_MENTOR,
    "rijksregisternummer van een leerling": NUMBER,
    "rijksregisternummer van een ouder": PARENTS_NUMBER,
}
"""What each is called in the table."""

_SIGNS: Final = b" .,-/\n\r\t"
"""A number is written with other signs between its digits in each country, and a line of a PDF breaks anywhere."""


def plant(track: Track, parent: Person, *, also: Track) -> None:
    """Give the learner of the story, in both trainings, and a parent what is listened for."""
    for person, planted in ((track.person, LEARNER), (parent, PARENT)):
        Person.objects.filter(pk=person.pk).update(email=planted.email, phone=planted.phone)
        User.objects.filter(pk=person.user_id).update(email=planted.email)
    Person.objects.filter(pk=track.person_id).update(birth_date=BORN)
    told = {"street": LEARNER.street, "lat": HOME[0], "lon": HOME[1]}
    Track.objects.filter(pk__in=(track.pk, also.pk)).update(**told)


def pupils() -> bytes:
    """A file of two pupils: one can go in, the other is stuck; of one stands what nobody asked for."""
    fine = row("Jan", "Inlezer", "2009-03-03", rrn=NUMBER)
    stuck = row("Jan", "Blijver", "2009-03-03", rrn=NUMBER, training="BESTAAT-NIET")
    return csv(f"{fine};{PARENTS_NUMBER}", f"{stuck};{PARENTS_NUMBER}", heading=f"{HEADING};Rijksregisternr ouder")


def met(content: bytes, heads: str = "") -> Iterator[str]:
    """What is heard in an answer, by its name."""
    text = _bare(_opened(content) + heads.encode())
    return (name for name, written in _bare_canaries().items() if any(canary in text for canary in written))


@cache
def readers() -> Mapping[tuple[str, str], frozenset[str]]:
    """Who may meet what behind which door, as the table says it."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    groups: Mapping[str, list[str]] = written["wie"]
    found: dict[tuple[str, str], frozenset[str]] = {}
    for name, told in written["leest"].items():
        for group, doors in told.items():
            for door in doors:
                found[name, door] = found.get((name, door), frozenset()) | frozenset(groups[group])
    return found


def names_in_use() -> tuple[set[str], set[str]]:
    """What the table tells of, and which of its groups it uses nowhere."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    used = {group for told in written["leest"].values() for group, doors in told.items() if doors}
    return set(written["leest"]), set(written["wie"]) - used


def _opened(content: bytes) -> bytes:
    if content.startswith(b"%PDF-"):
        return _pages_of(content)
    return _members_of(content) if content.startswith(b"PK\x03\x04") else content


@lru_cache(maxsize=64)
def _pages_of(content: bytes) -> bytes:
    try:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).encode()
    except Exception:  # noqa: BLE001 - the documents of the story are no real ones
        return content


def _members_of(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return b" ".join(file.read(name) for name in file.namelist())


def _bare(content: bytes) -> bytes:
    return content.lower().translate(None, _SIGNS)


@cache
def _bare_canaries() -> Mapping[str, list[bytes]]:
    told = {name: (words,) if isinstance(words, str) else words for name, words in CANARIES.items()}
    return {name: [_bare(canary.encode()) for canary in written] for name, written in told.items()}


def classmate() -> PersonForm:
    """Another learner of the same school, who is enrolled with this."""
    return CLASSMATE.told_by(school.NOOR)


def classmates_parent() -> PersonForm:
    """A parent of that learner."""
    return CLASSMATES_PARENT.told_by(school.PARENT)
