"""The table of a file of pupils: its columns under the names that packages of schools give them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext_noop

from tandem.faces.exchange.enrolments import cells
from tandem.faces.exchange.sheets import Column, Sheet, digits, text
from tandem.journey.intake.rules.importing import PupilRow
from tandem.journey.intake.rules.tracks import TrackForm
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.registers.people.rules import PersonForm


@dataclass(frozen=True)
class Row:
    """One pupil as it stands in the file."""

    given_name: str
    family_name: str
    training: str
    starts_on: date
    birth_date: date | None = None
    national_number: str = ""
    email: str = ""
    phone: str = ""
    location_number: str = ""
    group_number: str = ""
    secondary_years: int | None = None
    ends_on: date | None = None
    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str = ""
    municipality: str = ""
    parent_given: str = ""
    parent_family: str = ""
    parent_email: str = ""
    parent_phone: str = ""
    left_on: date | None = None
    left_for: LeftReason | None = None

    def pupil(self, line: int) -> PupilRow:
        """The same for the intake; what is told of a parent counts as soon as there is a name."""
        parent = PersonForm(self.parent_given, self.parent_family, None, self.parent_email, self.parent_phone)
        number = f"{self.house_number} {self.box}".strip() if self.box else self.house_number
        return PupilRow(
            line=line,
            person=PersonForm(self.given_name, self.family_name, self.birth_date, self.email, self.phone),
            training=self.training,
            form=TrackForm(
                training="",
                starts_on=self.starts_on,
                ends_on=self.ends_on,
                location_number=self.location_number,
                group_number=self.group_number,
                secondary_years=self.secondary_years,
                street=self.street,
                house_number=number[:30],
                postal_code=self.postal_code,
                municipality=self.municipality,
            ),
            national_number=self.national_number,
            guardian=parent if self.parent_given or self.parent_family else None,
            left_on=self.left_on,
            left_for=self.left_for,
        )


@dataclass(frozen=True)
class About:
    """What the template says about a column."""

    words: str
    example: str


def _may(heading: str, field: str, read: object, *also: str) -> Column:
    return Column(heading, field, read, is_required=False, also=also)  # type: ignore[arg-type]


SHEET: Final = Sheet(
    "leerlingen",
    "pupils",
    (
        _may(
            "rijksregisternummer",
            "national_number",
            cells.national_number,
            *("rijksregisternr", "rijksregister", "rrn", "rr nummer", "insz", "insz nummer", "nationaal nummer"),
        ),
        Column("voornaam", "given_name", text(100), also=("voornaam leerling", "roepnaam", "officiële voornaam")),
        Column(
            "familienaam",
            "family_name",
            text(100),
            also=("naam", "achternaam", "naam leerling", "familienaam leerling"),
        ),
        _may("geboortedatum", "birth_date", cells.day, "geb datum", "geboren op", "datum geboorte", "geboorte"),
        Column(
            "opleiding",
            "training",
            text(200),
            also=("opleidingscode", "duale opleiding", "studierichting", "richting", "structuuronderdeel"),
        ),
        Column(
            "eerste lesdag",
            "starts_on",
            cells.day,
            also=("startdatum", "start", "begindatum", "inschrijvingsdatum", "datum inschrijving", "ingeschreven op"),
        ),
        _may("einde van het traject", "ends_on", cells.day, "einddatum", "einde"),
        _may(
            "vestigingsplaats",
            "location_number",
            digits(1, 10),
            "vestigingsplaatsnummer",
            "vestiging",
            "vpl",
            "lesplaats",
        ),
        _may(
            "administratieve groep",
            "group_number",
            digits(1, 6),
            *("admin groep", "administratieve groepnummer", "ag", "ag nummer", "nummer administratieve groep"),
        ),
        _may("jaren secundair onderwijs", "secondary_years", cells.secondary_years, "jaren secundair"),
        _may("straat", "street", text(200), "straatnaam", "adres straat"),
        _may("huisnummer", "house_number", text(20), "nr", "huisnr", "nummer", "huisnummer en bus"),
        _may("bus", "box", text(10), "busnummer", "busnr"),
        _may("postcode", "postal_code", cells.postal_code, "postnummer", "post code"),
        _may("gemeente", "municipality", text(100), "woonplaats", "deelgemeente", "plaats"),
        _may(
            "e-mail",
            "email",
            cells.email,
            "e-mailadres",
            "e-mail leerling",
            "e-mailadres leerling",
            "mail",
            "mailadres",
        ),
        _may("telefoon", "phone", cells.phone, "gsm", "gsm leerling", "telefoonnummer", "gsm nummer", "mobiel"),
        _may(
            "voornaam ouder", "parent_given", text(100), "ouder voornaam", "voornaam contactpersoon", "voornaam voogd"
        ),
        _may(
            "familienaam ouder",
            "parent_family",
            text(100),
            "ouder naam",
            "naam ouder",
            "naam contactpersoon",
            "naam voogd",
        ),
        _may("e-mail ouder", "parent_email", cells.email, "e-mailadres ouder", "mail ouder", "e-mail contactpersoon"),
        _may("telefoon ouder", "parent_phone", cells.phone, "gsm ouder", "telefoonnummer ouder", "gsm contactpersoon"),
        _may("uitgeschreven op", "left_on", cells.day, "uitschrijvingsdatum", "datum uitschrijving", "uitschrijving"),
        _may("reden van vertrek", "left_for", cells.left_for, "reden uitschrijving", "reden vertrek"),
    ),
    Row,
)

ABOUT: Final[dict[str, About]] = {
    "national_number": About(gettext_noop("Mag leeg. Met of zonder punten. Wij bewaren het niet."), "09.04.12-123.05"),
    "given_name": About(gettext_noop("Moet."), "Noor"),
    "family_name": About(gettext_noop("Moet."), "Peeters"),
    "birth_date": About(gettext_noop("Moet, tenzij er een rijksregisternummer staat."), "12/04/2009"),
    "training": About(gettext_noop("Moet. De code of de naam van de duale opleiding."), "BOU-SCHILDER"),
    "starts_on": About(gettext_noop("Moet. De eerste lesdag van de lerende in deze opleiding."), "01/09/2026"),
    "ends_on": About(gettext_noop("Mag leeg."), ""),
    "location_number": About(gettext_noop("Mag leeg. Het nummer van de vestigingsplaats."), "1"),
    "group_number": About(gettext_noop("Mag leeg. Het nummer uit Discimus."), ""),
    "secondary_years": About(gettext_noop("Alleen voor wie jonger is dan de gewone leeftijd."), "2"),
    "street": About(gettext_noop("Mag leeg. Met het adres schatten wij de weg naar een werkplek."), "Dorpsstraat"),
    "house_number": About(gettext_noop("Mag leeg."), "12"),
    "box": About(gettext_noop("Mag leeg."), ""),
    "postal_code": About(gettext_noop("Mag leeg. Vier cijfers."), "9800"),
    "municipality": About(gettext_noop("Mag leeg."), "Deinze"),
    "email": About(gettext_noop("Mag leeg. Van de lerende zelf: hiermee kunt u uitnodigen."), "noor@voorbeeld.example"),
    "phone": About(gettext_noop("Mag leeg."), "0470 00 00 01"),
    "parent_given": About(gettext_noop("Mag leeg. Alleen voor een minderjarige nemen wij een ouder over."), "An"),
    "parent_family": About(gettext_noop("Mag leeg."), "Peeters"),
    "parent_email": About(gettext_noop("Mag leeg."), "an@voorbeeld.example"),
    "parent_phone": About(gettext_noop("Mag leeg."), "0470 00 00 02"),
    "left_on": About(gettext_noop("Alleen voor wie vertrok: de laatste dag."), ""),
    "left_for": About(gettext_noop("Mag leeg. Bijvoorbeeld: voltijds onderwijs, andere school, werk, verhuis."), ""),
}
"""What the template says about each column, by its field."""
