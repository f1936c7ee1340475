"""Why an extract is refused as a whole: each in Dutch, complete, with what to do next."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tandem.base.verdict import Verdict
from tandem.glossary import findings


class RefusedError(Exception):
    """The file is not taken over; `code` names the reason, `sentence` says it and what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        self.sentence = sentence
        super().__init__(f"{code}: {sentence}")


def not_found(name: str) -> RefusedError:
    """There is no such file."""
    return RefusedError("file.not_found", _("Het bestand {name} bestaat niet. Kijk het pad na.").format(name=name))


def not_a_zip(name: str) -> RefusedError:
    """The file is no zip file, or only the beginning of one."""
    text = _(
        "{name} is geen volledig zipbestand: het einde ontbreekt of is beschadigd. Misschien is het ophalen"
        " afgebroken. Haal het opnieuw op bij de KBO."
    )
    return RefusedError("zip.unreadable", text.format(name=name))


def damaged(name: str) -> RefusedError:
    """The contents do not fit their checksum, or cannot be unpacked."""
    text = _("{name} in het zipbestand is beschadigd: de controlesom klopt niet. Haal het opnieuw op bij de KBO.")
    return RefusedError("zip.damaged", text.format(name=name))


def too_many_members(*, most: int) -> RefusedError:
    """More files than an extract ever has."""
    text = _(
        "Het zipbestand bevat veel meer bestanden dan een uittreksel van de KBO; dat zijn er hoogstens {most}. Kijk na"
        " of u het juiste bestand koos."
    )
    return RefusedError("zip.too_many", text.format(most=most))


def unknown_member(name: str) -> RefusedError:
    """A file that does not belong in an extract: a path, a zip inside, another table."""
    text = _(
        "In het zipbestand zit “{name}”. Dat bestand hoort niet in een uittreksel van de KBO. Gebruik het zipbestand"
        " zoals de KBO het aanbiedt, zonder bestanden toe te voegen of te hernoemen."
    )
    return RefusedError("zip.unknown_member", text.format(name=shortened(name)))


def member_twice(name: str) -> RefusedError:
    """The same name twice: which of the two counts?"""
    text = _("{name} zit twee keer in het zipbestand. Haal het opnieuw op bij de KBO.")
    return RefusedError("zip.member_twice", text.format(name=name))


def members_missing(names: Iterable[str]) -> RefusedError:
    """Files that an extract of this kind always has."""
    text = _(
        "In het zipbestand ontbreekt {names}. Zonder dit bestand is het uittreksel niet volledig. Haal het opnieuw op"
        " bij de KBO."
    )
    return RefusedError("zip.member_missing", text.format(names=", ".join(sorted(names))))


def encrypted(name: str) -> RefusedError:
    """A password is needed."""
    text = _(
        "{name} in het zipbestand is met een wachtwoord beveiligd. De KBO doet dat niet. Gebruik het zipbestand zoals"
        " de KBO het aanbiedt."
    )
    return RefusedError("zip.encrypted", text.format(name=name))


def strange_compression(name: str) -> RefusedError:
    """Packed in a way we do not unpack."""
    text = _("{name} is ingepakt op een manier die wij niet lezen. Gebruik het zipbestand zoals de KBO het aanbiedt.")
    return RefusedError("zip.compression", text.format(name=name))


def bomb(name: str, *, found: int, most: int) -> RefusedError:
    """Unpacks into far more than any extract; refused before unpacking."""
    text = _(
        "{name} wordt uitgepakt {found} keer zo groot als ingepakt. Wij aanvaarden hoogstens {most} keer: dit lijkt een"
        " zipbom. Er is niets uitgepakt."
    )
    return RefusedError("zip.bomb", text.format(name=name, found=found, most=most))


def too_big(*, found: int, most: int) -> RefusedError:
    """Unpacks into more than we keep room for; refused before unpacking."""
    text = _(
        "Uitgepakt telt het zipbestand {found} GB. Wij aanvaarden hoogstens {most} GB. Er is niets uitgepakt. Kijk na"
        " of u het juiste bestand koos."
    )
    return RefusedError("zip.too_big", text.format(found=found, most=most))


def codes_too_big(*, most: int) -> RefusedError:
    """More codes than any register has."""
    text = _(
        "code.csv is groter dan {most} MB. De codelijst van de KBO telt er twee. Gebruik het zipbestand"
        " zoals de KBO het aanbiedt."
    )
    return RefusedError("zip.codes_too_big", text.format(most=most))


def overlapping() -> RefusedError:
    """Members that share their bytes: only made on purpose."""
    text = _("De bestanden in het zipbestand overlappen elkaar: dit lijkt een zipbom. Er is niets uitgepakt.")
    return RefusedError("zip.overlap", text)


def meta_unreadable(*, variable: str, found: str, needed: str) -> RefusedError:
    """`meta.csv` does not say what the extract is."""
    text = _(
        "In meta.csv staat bij {variable} “{found}”; wij verwachten {needed}. Zo weten wij niet welk uittreksel dit is."
        " Gebruik het zipbestand zoals de KBO het aanbiedt."
    )
    return RefusedError("meta.unreadable", text.format(variable=variable, found=shortened(found), needed=needed))


def wrong_header(name: str, *, found: str, needed: str) -> RefusedError:
    """The columns are not the ones the KBO describes."""
    text = _(
        "De kolommen van {name} kloppen niet. Wij vonden: {found}. Wij verwachten: {needed}. Misschien gebruikt de KBO"
        " een nieuwe versie van het bestand; vraag het aan uw beheerder."
    )
    return RefusedError("file.header", text.format(name=name, found=shortened(found) or "niets", needed=needed))


def endless_line(name: str, *, line: int, most_kb: int) -> RefusedError:
    """A line longer than a whole table may be."""
    text = _(
        "Regel {line} van {name} is langer dan {most} kB. Dat kan geen rij van de KBO zijn. Gebruik het zipbestand"
        " zoals de KBO het aanbiedt."
    )
    return RefusedError("file.endless_line", text.format(name=name, line=line, most=most_kb))


def too_many_rejected(name: str, *, rejected: int, read: int, most: str) -> RefusedError:
    """So many bad rows that the file is likelier to be damaged than the register."""
    text = _(
        "In {name} zijn {rejected} van de {read} rijen niet in orde; wij aanvaarden hoogstens {most}. Het bestand is"
        " waarschijnlijk beschadigd of opnieuw bewaard met een ander programma. Er verandert niets. Gebruik het"
        " zipbestand zoals de KBO het aanbiedt."
    )
    return RefusedError("file.too_many_rejected", text.format(name=name, rejected=rejected, read=read, most=most))


def number_unreadable_in_update(name: str, *, line: int) -> RefusedError:
    """An update with a row of which we do not know whose it is cannot be applied safely."""
    text = _(
        "Op regel {line} van {name} is het nummer niet leesbaar. In een mutatie weten wij dan niet van wie de gegevens"
        " zijn. Er verandert niets. Haal de mutatie opnieuw op, of gebruik het volgende volledige uittreksel."
    )
    return RefusedError("update.number_unreadable", text.format(name=name, line=line))


def update_too_large(*, most: int) -> RefusedError:
    """An update that would keep the database busy for too long."""
    text = _(
        "Deze mutatie telt meer dan {most} rijen. Zo veel verandert er alleen als de KBO haar lijsten herziet. Er"
        " verandert niets. Gebruik het volledige uittreksel met hetzelfde nummer: dat bevat dezelfde gegevens."
    )
    return RefusedError("update.too_large", text.format(most=most))


def another_file(number: int) -> RefusedError:
    """The same extract was begun with a file that had other contents."""
    text = _(
        "Uittreksel {number} is al half ingelezen uit een ander zipbestand. Gebruik hetzelfde bestand, of begin opnieuw"
        " met --restart."
    )
    return RefusedError("import.another_file", text.format(number=number))


def another_import(number: int) -> RefusedError:
    """Somebody else is importing right now."""
    text = _(
        "Iemand anders leest op dit moment een uittreksel van de KBO in, en wint van deze poging. Uittreksel {number}"
        " gaat daar verder; hier stopt het."
    )
    return RefusedError("import.another_import", text.format(number=number))


def not_possible(verdict: Verdict) -> RefusedError:
    """The register itself refuses: the extract is out of order, or too much would vanish at once."""
    finding = verdict.unmet[0]
    said = findings.sentence(finding, translate=_)
    parts = [said.title, _("Gevonden: {found}").format(found=said.found) if said.found else ""]
    parts += [_("Nodig: {needed}").format(needed=said.needed) if said.needed else "", said.next.rstrip(".")]
    return RefusedError(finding.code, " ".join(f"{part}." for part in parts if part))


def shortened(text: str, most: int = 120) -> str:
    """A text from a file as it can be printed: one line, no control characters, not too long."""
    plain = "".join(c if c.isprintable() else "·" for c in text[: most + 1])
    return plain if len(text) <= most else f"{plain[:most]}…"
