"""Files of pupils, as schools hand them in; all of them are invented."""

HEADING = (
    "Rijksregisternr;Voornaam;Naam;Geboortedatum;Opleiding;Startdatum;Straat;Nr;Postcode;Gemeente;E-mail;GSM;"
    "Voornaam ouder;Naam ouder;E-mail ouder;Uitgeschreven op"
)
START = "01/09/2026"


def number(birth: str, order: int = 123) -> str:
    """An invented national number of somebody born on this day, as ISO, with its control digits."""
    first = f"{birth[2:4]}{birth[5:7]}{birth[8:10]}{order:03d}"
    front = "2" if birth >= "2000" else ""
    return f"{first}{97 - int(front + first) % 97:02d}"


def row(
    given: str = "Noor",
    family: str = "Leerling",
    birth: str = "2009-04-12",
    *,
    rrn: str = "",
    training: str = "BOU-SCHILDER",
    starts: str = START,
    email: str = "",
    phone: str = "",
    town: str = "9800;Deinze",
    parent: str = ";;",
    left: str = "",
) -> str:
    """One pupil."""
    return f"{rrn};{given};{family};{birth};{training};{starts};Dorpsstraat;12;{town};{email};{phone};{parent};{left}"


def csv(*rows: str, heading: str = HEADING) -> bytes:
    """A file of these pupils."""
    return "\r\n".join([heading, *rows]).encode()
