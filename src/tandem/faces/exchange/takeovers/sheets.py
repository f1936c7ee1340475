"""The table of a file of running agreements: its columns under the names that schools and their tools give them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_noop

from tandem.faces.exchange.enrolments.cells import day, national_number
from tandem.faces.exchange.sheets import Column, Sheet, text
from tandem.faces.exchange.takeovers import cells
from tandem.journey.agreements.rules.forms import LONGEST_NAME
from tandem.journey.agreements.rules.takeover import AgreementRow
from tandem.journey.agreements.terms import EndReason
from tandem.registers.reference.terms import AgreementType


@dataclass(frozen=True)
class Row:
    """One agreement as it stands in the file."""

    given_name: str
    family_name: str
    company: str
    establishment: str
    kind: AgreementType
    begins_on: date
    ends_on: date
    signed_on: date
    birth_date: date | None = None
    national_number: str = ""
    training: str = ""
    mentor: str = ""
    work_hours: Decimal | None = None
    hours: str = ""
    joint_committee: str = ""
    accident_insurer: str = ""
    accident_policy: str = ""
    liability_insurer: str = ""
    liability_policy: str = ""
    old_number: str = ""
    ended_on: date | None = None
    ended_for: EndReason | None = None

    def agreement(self, line: int) -> AgreementRow:
        """The same for the agreements."""
        return AgreementRow(line=line, **vars(self))


def _may(heading: str, field: str, read: object, *also: str) -> Column:
    return Column(heading, field, read, is_required=False, also=also)  # type: ignore[arg-type]


_NAME: Final = text(LONGEST_NAME)

SHEET: Final = Sheet(
    "overeenkomsten",
    "agreements",
    (
        _may(
            "rijksregisternummer",
            "national_number",
            national_number,
            *("rijksregisternr", "rijksregister", "rrn", "rr nummer", "insz", "insz nummer", "nationaal nummer"),
        ),
        Column("voornaam", "given_name", text(100), also=("voornaam leerling", "roepnaam", "voornaam lerende")),
        Column("familienaam", "family_name", text(100), also=("naam", "achternaam", "naam leerling", "naam lerende")),
        _may("geboortedatum", "birth_date", day, "geb datum", "geboren op", "datum geboorte", "geboorte"),
        _may("opleiding", "training", text(200), "opleidingscode", "duale opleiding", "studierichting", "richting"),
        Column(
            "ondernemingsnummer",
            "company",
            cells.register_number,
            also=("kbo nummer", "kbo", "nummer onderneming", "btw nummer", "ondernemingsnr"),
        ),
        Column(
            "vestigingsnummer",
            "establishment",
            cells.register_number,
            also=("nummer vestiging", "vestigingseenheidsnummer", "vestigingsnr", "vestigingseenheid"),
        ),
        _may("mentor", "mentor", _NAME, "naam mentor", "mentor naam", "e-mail mentor"),
        Column("soort", "kind", cells.kind, also=("soort overeenkomst", "type", "type overeenkomst", "overeenkomst")),
        Column("eerste dag", "begins_on", day, also=("begin", "begindatum", "startdatum", "start", "begint op")),
        Column("laatste dag", "ends_on", day, also=("einde", "einddatum", "eindigt op")),
        Column("getekend op", "signed_on", day, also=("datum ondertekening", "ondertekend op", "datum handtekening")),
        _may("uren per week op de werkplek", "work_hours", cells.week_hours, "uren per week", "uren", "weekuren"),
        _may("uurrooster", "hours", cells.timetable, "rooster", "weekrooster"),
        _may("paritair comité", "joint_committee", cells.committee, "pc", "paritair comite nummer"),
        _may("verzekeraar arbeidsongevallen", "accident_insurer", _NAME, "arbeidsongevallenverzekeraar"),
        _may("polis arbeidsongevallen", "accident_policy", _NAME, "polisnummer arbeidsongevallen"),
        _may("verzekeraar aansprakelijkheid", "liability_insurer", _NAME, "verzekeraar ba"),
        _may("polis aansprakelijkheid", "liability_policy", _NAME, "polisnummer aansprakelijkheid", "polis ba"),
        _may(
            "oud nummer", "old_number", _NAME, "nummer", "nummer overeenkomst", "overeenkomstnummer", "contractnummer"
        ),
        _may("beëindigd op", "ended_on", day, "stopgezet op", "datum beëindiging", "datum stopzetting"),
        _may("reden van einde", "ended_for", cells.ended_for, "reden beëindiging", "reden stopzetting"),
    ),
    Row,
)

ABOUT: Final[dict[str, tuple[str, str]]] = {
    "national_number": (gettext_noop("Mag leeg. Met of zonder punten. Wij bewaren het niet."), "09.04.12-123.05"),
    "given_name": (gettext_noop("Moet. Zoals in uw lijst van lerenden."), "Noor"),
    "family_name": (gettext_noop("Moet. Zoals in uw lijst van lerenden."), "Peeters"),
    "birth_date": (gettext_noop("Moet, tenzij er een rijksregisternummer staat."), "12/04/2009"),
    "training": (gettext_noop("Mag leeg als de lerende maar één opleiding volgt. Code of naam."), "BOU-SCHILDER"),
    "company": (gettext_noop("Moet. Tien cijfers uit de KBO."), "0123.456.789"),
    "establishment": (
        gettext_noop("Moet. Het vestigingsnummer van tien cijfers waar de lerende werkt."),
        "2.123.456.789",
    ),
    "mentor": (gettext_noop("Mag leeg. Voornaam en familienaam, of het e-mailadres."), "Jan Janssens"),
    "kind": (gettext_noop("Moet. OAO, SAO, DA, ODO, ODOS of ODOW, zoals getekend."), "OAO"),
    "begins_on": (gettext_noop("Moet. De eerste dag van de overeenkomst."), "01/09/2026"),
    "ends_on": (gettext_noop("Moet. De laatste dag die afgesproken is."), "30/06/2027"),
    "signed_on": (gettext_noop("Moet. De dag van de laatste handtekening."), "28/08/2026"),
    "work_hours": (gettext_noop("Mag leeg. Gemiddeld, zonder de lessen."), "22,5"),
    "hours": (
        gettext_noop("Mag leeg. De dagen vanaf maandag met een puntkomma ertussen; weken die afwisselen met een |."),
        "school 8:30-15:30; school 8:30-15:30; 8:00-12:00 13:00-17:00",
    ),
    "joint_committee": (gettext_noop("Mag leeg."), "124"),
    "accident_insurer": (gettext_noop("Mag leeg."), ""),
    "accident_policy": (gettext_noop("Mag leeg."), ""),
    "liability_insurer": (gettext_noop("Mag leeg."), ""),
    "liability_policy": (gettext_noop("Mag leeg."), ""),
    "old_number": (
        gettext_noop("Mag leeg. Uw eigen nummer: daaraan herkennen wij de rij als u ze verbetert."),
        "2026/014",
    ),
    "ended_on": (gettext_noop("Alleen wat voorbij is: de laatste dag waarop ze gold."), ""),
    "ended_for": (gettext_noop("Mag leeg. Bijvoorbeeld: onderling akkoord, faillissement, overmacht, andere."), ""),
}
"""What the template says about each column, by its field, and an example."""
