"""Imports official borders of municipalities: read, check, compare, apply, report. Dry run unless asked otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tandem.base.actor import Actor
from tandem.faces.exchange.borders import checks, drawing, reading
from tandem.faces.exchange.borders.facts import Report, UnreadableError
from tandem.registers.geo import queries
from tandem.registers.geo.actions import borders as actions
from tandem.registers.geo.rules import BorderFacts

TOLERANCE = 150.0
"""Metres of detail that are left out unless asked otherwise: the whole of Flanders then packs to some 80 kB."""


def import_borders(
    path: Path,
    *,
    actor: Actor,
    edition: str,
    valid_from: date,
    now: datetime,
    attribution: str = "",
    tolerance: float = TOLERANCE,
    is_dry_run: bool = True,
) -> Report:
    """Load the borders of one edition from a GeoJSON file or shapefile; with one problem nothing is loaded at all."""
    report = Report(source=path.name, is_dry_run=is_dry_run)
    try:
        source = reading.read(path)
    except UnreadableError as error:
        return replace(report, problems=(error.problem,))
    codes = queries.codes()
    checked = checks.check(source, codes=codes, day=valid_from)
    report = replace(report, read=len(source.features), skipped=checked.skipped, remarks=source.remarks)
    if checked.problems:
        return replace(report, problems=tuple(checked.problems))
    features = drawing.drawn(checked.rows, tolerance=tolerance)
    report = _compared(report, features, stored=queries.border_geometries(edition))
    here = {feature.nis for feature in features}
    used = (nis for nis, code in codes.items() if code.is_used_on(valid_from))
    report = replace(report, missing=tuple(nis for nis in used if nis not in here))
    if not is_dry_run:
        actions.replace_borders(
            actor=actor, edition=edition, valid_from=valid_from, source=attribution, features=features, now=now
        )
    return report


def _compared(report: Report, features: Sequence[BorderFacts], *, stored: Mapping[str, str]) -> Report:
    new = {feature.nis: feature.geometry for feature in features}
    return replace(
        report,
        added=tuple(sorted(new.keys() - stored.keys())),
        changed=tuple(sorted(nis for nis in new.keys() & stored.keys() if new[nis] != stored[nis])),
        unchanged=tuple(sorted(nis for nis in new.keys() & stored.keys() if new[nis] == stored[nis])),
        removed=tuple(sorted(stored.keys() - new.keys())),
    )
