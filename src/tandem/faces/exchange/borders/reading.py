"""Reads a file with borders, whatever its kind."""

from pathlib import Path

from tandem.faces.exchange.borders import geojson, messages, shapefiles
from tandem.faces.exchange.borders.facts import Source, UnreadableError

MOST_MB = 200
MEGABYTE = 1_000_000


def read(path: Path) -> Source:
    """The rows of the file, or `UnreadableError` with the reason."""
    reader = {".geojson": geojson.read, ".json": geojson.read, ".shp": shapefiles.read}.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(messages.unknown_kind(path.name))
    if not path.is_file():
        raise UnreadableError(messages.not_found(path.name))
    size = path.stat().st_size // MEGABYTE
    if size > MOST_MB:
        raise UnreadableError(messages.too_big(path.name, found_mb=size, most_mb=MOST_MB))
    source = reader(path)
    if not source.features:
        raise UnreadableError(messages.empty(path.name))
    return source
