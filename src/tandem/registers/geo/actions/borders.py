"""Replacing the official borders of one edition."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tandem.base.actor import Actor
from tandem.base.verdict import Finding, Verdict
from tandem.registers.geo import policies
from tandem.registers.geo.actions.rows import bring_up_to_date, digest_of, locked_edition, record
from tandem.registers.geo.models import Border, Edition, Municipality
from tandem.registers.geo.rules import BorderFacts, Counts
from tandem.registers.geo.terms import EditionKind, Happened


@transaction.atomic
def replace_borders(
    *, actor: Actor, edition: str, valid_from: date, source: str, features: Sequence[BorderFacts], now: datetime
) -> Counts:
    """Make these the borders of this edition; other editions stay as they are. The same borders again do nothing."""
    policies.may_keep_places(actor).or_raise()
    towns = {town.nis: town for town in Municipality.objects.filter(nis__in=[row.nis for row in features])}
    _all_known(features, frozenset(towns)).or_raise()
    digest = digest_of((edition, valid_from, source, sorted((row.nis, row.geometry) for row in features)))
    loaded = locked_edition(EditionKind.BORDERS, edition) or Edition(kind=EditionKind.BORDERS, code=edition)
    if loaded.digest == digest:
        return Counts(unchanged=len(features))
    loaded.valid_from, loaded.source, loaded.digest, loaded.loaded_at = valid_from, source, digest, now
    loaded.save()
    counts = bring_up_to_date(
        Border.objects.filter(edition=loaded),
        [Border(municipality=towns[row.nis], edition=loaded, geometry=row.geometry) for row in features],
        key=lambda row: row.municipality_id,
        fields=("geometry",),
    )
    record(Happened.BORDERS_REPLACED, actor=actor, edition=loaded, counts={"borders": counts}, now=now)
    return counts


def _all_known(features: Sequence[BorderFacts], known: frozenset[str]) -> Verdict:
    return Verdict(
        tuple(Finding("geo.municipality_known", row.nis in known, found=row.nis, subject=row.nis) for row in features)
    )
