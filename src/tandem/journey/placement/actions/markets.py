"""Keeping the markets of runs under seal, sealing them anew, throwing them away."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tandem.base.actor import Actor
from tandem.journey.intake.policies import needs as policies
from tandem.journey.intake.queries.needs import ring
from tandem.journey.placement.models import RoundRun
from tandem.journey.placement.queries import markets


def keep(digest: str, content: bytes) -> None:
    """Keep a market, once."""
    if not markets.is_kept(digest):
        _save(digest, content)


def reseal(*, actor: Actor) -> int:
    """Seal with the newest key what an older one sealed; gives how many. One that stops halfway loses nothing."""
    policies.may_reseal(actor).or_raise()
    newest, count = ring().newest, 0
    for digest in _digests():
        kept = markets.keys_of(digest)
        if kept and kept[0] != newest:
            _save(digest, markets.opened(digest))
            count += 1
        for key in kept:
            if key != newest:
                default_storage.delete(markets.path_of(digest, key))
    return count


def sweep(*, before: datetime) -> int:
    """Throw away the markets of runs from before this moment that no later run shares; gives how many."""
    rows = RoundRun.objects.exclude(inputs="")
    old = set(rows.filter(finished_at__lt=before).values_list("inputs", flat=True))
    later = set(rows.filter(finished_at__gte=before).values_list("inputs", flat=True))
    gone = [digest for digest in sorted(old - later) if markets.is_kept(digest)]
    for digest in gone:
        for key in markets.keys_of(digest):
            default_storage.delete(markets.path_of(digest, key))
    return len(gone)


def _save(digest: str, content: bytes) -> None:
    default_storage.save(markets.path_of(digest, ring().newest), ContentFile(markets.sealed(digest, content)))


def _digests() -> list[str]:
    return list(RoundRun.objects.exclude(inputs="").order_by("inputs").values_list("inputs", flat=True).distinct())
