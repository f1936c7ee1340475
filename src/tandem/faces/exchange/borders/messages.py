"""The problems an import of borders or mergers can meet, each in a sentence that says what to do next."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tandem.faces.exchange.borders.facts import Problem


def not_found(name: str) -> Problem:
    """The file is not there."""
    return Problem("file.not_found", _("Het bestand {name} bestaat niet. Kijk het pad na.").format(name=name))


def unknown_kind(name: str) -> Problem:
    """The file is of a kind we do not read."""
    text = _(
        "Het bestand {name} is van een soort die wij niet lezen. Geef een GeoJSON-bestand (.geojson of .json) of een"
        " shapefile (.shp, met het .dbf-bestand ernaast)."
    )
    return Problem("file.kind", text.format(name=name))


def too_big(name: str, *, found_mb: int, most_mb: int) -> Problem:
    """The file is larger than any real one."""
    text = _("Het bestand {name} is {found} MB groot; wij lezen tot {most} MB. Neem een uitgave met minder detail.")
    return Problem("file.size", text.format(name=name, found=found_mb, most=most_mb), found=str(found_mb))


def companion_missing(name: str, *, companion: str) -> Problem:
    """A shapefile without the file with its properties."""
    text = _(
        "Naast {name} ontbreekt {companion}. Daarin staan de NIS-codes. Zet alle bestanden van de shapefile samen in"
        " één map."
    )
    return Problem("shapefile.companion", text.format(name=name, companion=companion), found=companion)


def truncated(name: str, *, found: int, needed: int) -> Problem:
    """The file stops before its own header says."""
    text = _(
        "Het bestand {name} is afgebroken: het telt {found} bytes en zou er {needed} moeten tellen. Haal het opnieuw"
        " op."
    )
    return Problem("file.truncated", text.format(name=name, found=found, needed=needed), found=str(found))


def unreadable(name: str, *, reason: str) -> Problem:
    """The file is damaged or is not what its name says."""
    text = _("Het bestand {name} is niet te lezen: {reason}. Haal het opnieuw op bij de bron.")
    return Problem("file.unreadable", text.format(name=name, reason=reason), found=reason)


def invalid_json(name: str, *, line: int, column: int) -> Problem:
    """The text is no JSON from this point on."""
    text = _(
        "Het bestand {name} is afgebroken of geen geldige JSON: het loopt mis op regel {line}, teken {column}. Haal het"
        " opnieuw op."
    )
    return Problem("geojson.json", text.format(name=name, line=line, column=column), found=f"{line}:{column}")


def not_a_collection(name: str, *, found: str) -> Problem:
    """JSON, but not a GeoJSON collection of features."""
    text = _("Het bestand {name} is geen GeoJSON met gebieden: gevonden “{found}”, nodig “FeatureCollection”.")
    return Problem("geojson.collection", text.format(name=name, found=found), found=found)


def unknown_projection(name: str, *, found: str) -> Problem:
    """The file says that it is in a projection we do not know."""
    text = _(
        "Het bestand {name} staat in een projectie die wij niet kennen: {found}. Wij lezen Lambert 72 (EPSG:31370),"
        " Lambert 2008 (EPSG:3812) en WGS84 (EPSG:4326)."
    )
    return Problem("projection.unknown", text.format(name=name, found=found), found=found)


def empty(name: str) -> Problem:
    """No row in the file."""
    return Problem("file.empty", _("Het bestand {name} telt geen enkele rij.").format(name=name))


def nis_column_missing(found: Iterable[str], *, needed: Iterable[str]) -> Problem:
    """No column holds the code."""
    columns = ", ".join(sorted(found)) or "–"
    text = _("Geen kolom met de NIS-code gevonden. Gevonden kolommen: {found}. Verwacht één van: {needed}.")
    return Problem("nis.column", text.format(found=columns, needed=", ".join(needed)), found=columns)


def nis_missing(row: int) -> Problem:
    """A row without a code."""
    return Problem("nis.missing", _("De NIS-code ontbreekt. Vul de vijf cijfers van de gemeente in."), row)


def nis_malformed(row: int, *, found: str) -> Problem:
    """A code that is not five digits."""
    text = _("“{found}” is geen NIS-code: een NIS-code telt vijf cijfers, zoals 44021.")
    return Problem("nis.malformed", text.format(found=found), row, found)


def nis_unknown(row: int | None, *, found: str) -> Problem:
    """A code we have never heard of."""
    text = _("De gemeente met NIS-code {found} kennen wij niet. Kijk de code na, of laad eerst de fusies in.")
    return Problem("nis.unknown", text.format(found=found), row, found)


def nis_not_used(row: int | None, *, found: str, name: str, day: date, successor: str) -> Problem:
    """A code that was not in use on the day."""
    shown = date_format(day, "j F Y")
    if successor:
        text = _("De NIS-code {found} ({name}) was niet in gebruik op {day}: de gemeente ging op in {successor}.")
    else:
        text = _("De NIS-code {found} ({name}) was niet in gebruik op {day}. Kies een andere datum of uitgave.")
    return Problem("nis.not_used", text.format(found=found, name=name, day=shown, successor=successor), row, found)


def duplicate(row: int, *, found: str, first: int) -> Problem:
    """A code that stands in the file twice."""
    text = _("De NIS-code {found} staat ook al op rij {first}. Een gemeente heeft één grens: voeg de delen samen.")
    return Problem("nis.duplicate", text.format(found=found, first=first), row, found)


def not_a_polygon(row: int, *, found: str) -> Problem:
    """A shape that is no area."""
    text = _("De vorm is geen vlak: gevonden “{found}”, nodig “Polygon” of “MultiPolygon”.")
    return Problem("shape.polygon", text.format(found=found), row, found)


def no_area(row: int) -> Problem:
    """An area of nothing."""
    return Problem("shape.area", _("Het vlak is leeg of heeft geen oppervlakte."), row)


def looks_like_lambert(row: int, *, found: str) -> Problem:
    """Metres where degrees were promised."""
    text = _(
        "De coördinaten ({found}) zijn geen graden: het bestand staat wellicht in Lambert 72 (EPSG:31370). GeoJSON"
        " hoort in WGS84 (lengte, breedte) te staan."
    )
    return Problem("shape.projection", text.format(found=found), row, found)


def looks_swapped(row: int, *, found: str) -> Problem:
    """Latitude before longitude."""
    text = _(
        "Breedte en lengte lijken verwisseld ({found}): zet eerst de lengte (2,5 tot 6), dan de breedte (50 tot 52)."
    )
    return Problem("shape.swapped", text.format(found=found), row, found)


def outside(row: int, *, found: str) -> Problem:
    """A shape that lies elsewhere."""
    text = _(
        "De grens ligt buiten Vlaanderen en Brussel ({found}). Kijk na of het bestand de juiste projectie opgeeft."
    )
    return Problem("shape.outside", text.format(found=found), row, found)


def misplaced(row: int, *, nis: str, name: str, km: int) -> Problem:
    """A border that does not hold the place it is the border of."""
    text = _(
        "De grens van {nis} ({name}) ligt {km} km van waar wij de gemeente kennen. Staat de code bij de juiste vorm?"
    )
    return Problem("shape.misplaced", text.format(nis=nis, name=name, km=km), row, nis)


def bomb(name: str, *, reason: str) -> Problem:
    """A workbook that would unpack into something no workbook is."""
    text = _("Het bestand {name} wordt geweigerd: {reason}. Een werkblad met gemeenten is veel kleiner.")
    return Problem("workbook.bomb", text.format(name=name, reason=reason), found=reason)


def no_workbook(name: str) -> Problem:
    """Not a workbook at all."""
    text = _(
        "Het bestand {name} is geen werkblad (.xlsx) of is beschadigd. Bewaar het opnieuw als Excel-werkblad (.xlsx)."
    )
    return Problem("workbook.unreadable", text.format(name=name))


def columns_missing(name: str, *, found: Iterable[str], needed: str) -> Problem:
    """A workbook without the columns we read."""
    columns = ", ".join(found) or "–"
    text = _("Het bestand {name} heeft niet de verwachte kolommen. Gevonden: {found}. Nodig: {needed}.")
    return Problem("workbook.columns", text.format(name=name, found=columns, needed=needed), found=columns)


def two_successors(row: int, *, found: str, first: str, second: str) -> Problem:
    """One municipality that would go up in two."""
    text = _("De gemeente {found} zou opgaan in {first} én in {second}. Een gemeente gaat op in één andere.")
    return Problem("merger.twice", text.format(found=found, first=first, second=second), row, found)


def other_successor(row: int, *, found: str, known: str, asked: str) -> Problem:
    """A merger that is known otherwise."""
    text = _("De gemeente {found} ging volgens ons al op in {known}, niet in {asked}. Kijk het bestand na.")
    return Problem("merger.other", text.format(found=found, known=known, asked=asked), row, found)


def successor_unnamed(found: str) -> Problem:
    """A new municipality without a name."""
    text = _("De nieuwe gemeente {found} heeft nog geen naam. Geef ook het bestand met de namen van de gemeenten mee.")
    return Problem("merger.name", text.format(found=found), found=found)
