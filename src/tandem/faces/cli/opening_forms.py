"""What is told of an opening on the command line, one option a fact; what is not told stays as it was."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final
from uuid import UUID

import typer

from tandem.faces.cli import reading
from tandem.journey.placement.rules.opening_forms import OpeningForm
from tandem.journey.placement.rules.openings import Wish, year_meant
from tandem.journey.placement.terms.openings import Accommodation, WishKind, WishLanguage, WorkDay

_GUIDE: Final = re.compile(r"([^=]+)=([0-9]{1,3})")
_WISH: Final = re.compile(r"([a-z_]+)(?:=([a-z0-9]+))?: *(.+)", re.DOTALL)
_SAID: Final = {WishKind.MIN_AGE: "age", WishKind.LANGUAGE: "language"}
"""Wishes that say more than that they are there."""
LONGEST_WORDS: Final = 2000
LONGEST_NAME: Final = 200
LONGEST_WHY: Final = 300


def guide(told: str) -> tuple[UUID, int]:
    """A mentor, and how many learners this mentor guides at once there that school year."""
    found = _GUIDE.fullmatch(told)
    if found is None:
        raise reading.wrong("een mentor als KENMERK=AANTAL", told)
    return reading.key(found[1]), int(found[2])


def wish(told: str) -> Wish:
    """One thing that the work asks, and why."""
    found = _WISH.fullmatch(told)
    kind = WishKind(found[1]) if found and found[1] in set(WishKind) else None
    if found is None or kind is None or (kind in _SAID) != bool(found[2]):
        needed = "wat het werk vraagt en waarom, als “driving_licence: …”, “min_age=18: …” of “language=fr: …”"
        raise reading.wrong(needed, told)
    why = reading.words(LONGEST_WHY)(found[3])
    if kind is WishKind.MIN_AGE:
        return Wish(kind, why, age=int(found[2]) if found[2].isdecimal() and len(found[2]) < len("100") else 0)
    if kind is WishKind.LANGUAGE:
        if found[2] not in set(WishLanguage):
            raise reading.wrong(f"een taal: {', '.join(one for one in WishLanguage if one)}", found[2])
        return Wish(kind, why, language=WishLanguage(found[2]))
    return Wish(kind, why)


StartsOn = Annotated[date | None, typer.Option("--starts", parser=reading.day, help="Eerste dag, zoals 2026-12-01")]
EndsOn = Annotated[date | None, typer.Option("--ends", parser=reading.day, help="Laatste dag, zoals 2027-06-30")]
ExpiresOn = Annotated[date | None, typer.Option("--expires", parser=reading.day, help="Tonen tot die dag")]
Places = Annotated[int | None, typer.Option(help="Hoeveel lerenden")]
Mentors = Annotated[
    list[Any] | None,
    typer.Option("--mentor", parser=guide, help="KENMERK=AANTAL: wie hoeveel lerenden tegelijk begeleidt; herhaalbaar"),
]
ContactName = Annotated[
    str | None, typer.Option(parser=reading.words(LONGEST_NAME), help="Wie een school kan bereiken")
]
ContactMail = Annotated[str | None, typer.Option(parser=reading.mail, help="Het e-mailadres van die persoon")]
ContactPhone = Annotated[str | None, typer.Option(parser=reading.phone, help="Het telefoonnummer van die persoon")]
FirstHour = Annotated[int | None, typer.Option("--hour", parser=reading.hour, help="Begin van de werkdag, zoals 7:30")]
Hours = Annotated[
    Decimal | None, typer.Option("--hours", parser=reading.hours, help="Uren per week op de werkplek, zoals 22,5")
]
Days = Annotated[list[WorkDay] | None, typer.Option("--day", help="Een werkdag; herhaalbaar")]
Told = Annotated[
    str | None, typer.Option("--words", parser=reading.words(LONGEST_WORDS), help="Wat iedereen mag lezen; geen namen")
]
Wishes = Annotated[
    list[Any] | None,
    typer.Option("--wish", parser=wish, help="Wat het werk vraagt en waarom, als “min_age=18: …”; herhaalbaar"),
]
Accommodations = Annotated[
    list[Accommodation] | None, typer.Option("--accommodation", help="Wat de werkplek doet voor wie het nodig heeft")
]


def with_told(form: OpeningForm, *, mail: str | None, name: str | None, phone: str | None, **told: Any) -> OpeningForm:
    """The form with what was told in it; the school year follows the days."""
    given = {fact: value for fact, value in told.items() if value not in (None, [])}
    if given.get("mentors"):
        given["mentors"] = dict(given["mentors"])
    if given.get("work_days"):
        given["work_days"] = _in_order(given["work_days"])
    if given.get("wishes"):
        given["wishes"] = tuple(sorted(given["wishes"], key=lambda one: (one.kind, one.language)))
    if given.get("accommodations"):
        given["accommodations"] = tuple(sorted({one.value for one in given["accommodations"]}))
    reached = {fact: value for fact, value in (("name", name), ("email", mail), ("phone", phone)) if value is not None}
    changed = replace(form, **given, contact=replace(form.contact, **reached))
    if {"starts_on", "ends_on"} & set(given):
        return replace(changed, school_year=year_meant(changed.starts_on, changed.ends_on))
    return changed


def _in_order(days: Iterable[WorkDay]) -> tuple[str, ...]:
    said = set(days)
    return tuple(day.value for day in WorkDay if day in said)
