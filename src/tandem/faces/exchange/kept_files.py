"""Files with rows of people, under seal for a few days: who sees which, and what is in them."""

import base64
import zlib
from collections import Counter
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q

from tandem.base import secrecy
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict
from tandem.faces.exchange.models import KeptFile
from tandem.registers.access.terms import Role

KEPT_FOR: Final = timedelta(days=7)
"""So long the file itself stays, for the rows that did not go in yet: our own choice, no rule of law."""
KNOWN_FOR: Final = timedelta(days=366)
"""So long it stays known that there was a file, with how many rows and without their names."""
_NOBODY: Final = Q(pk__in=())


def seen_by(actor: Actor) -> Q:
    """The files of the own provider: who manages it sees all of them, a coach the own ones."""
    if actor.has_role(Role.SYSTEM):
        return Q()
    if actor.organisation_id is None or actor.user_id is None:
        return _NOBODY
    own = Q(provider_id=actor.organisation_id)
    if actor.has_role(Role.PROVIDER_ADMIN):
        return own
    return own & Q(uploaded_by=actor.user_id) if actor.has_role(Role.COACH) else _NOBODY


def content_of(file: KeptFile) -> bytes:
    """What is in the file; nothing where it is thrown away."""
    if not file.sealed:
        raise NotFound
    ring = secrecy.ring_of(settings.NEEDS_KEYS)
    return zlib.decompress(base64.b64decode(secrecy.unseal(ring, file.sealed, about=_about(file))))


def sealed(file: KeptFile, content: bytes) -> str:
    """The content under the seal of this file."""
    packed = base64.b64encode(zlib.compress(content)).decode()
    return secrecy.seal(secrecy.ring_of(settings.NEEDS_KEYS), packed, about=_about(file))


def may_be_let_in(file: KeptFile) -> Verdict:
    """Whether nobody let this file in yet, and it is still there."""
    confirmed_on = None if file.confirmed_at is None else day_of(file.confirmed_at)
    return Verdict(
        (
            Finding("import.not_let_in_yet", confirmed_on is None, found=confirmed_on),
            Finding("import.still_there", file.wiped_at is None),
        )
    )


def results_count(file: KeptFile) -> dict[str, int]:
    """How many rows of a file went which way."""
    return dict(Counter(fate for fate, *_told in file.results.values()))


def lines_in(file: KeptFile, *, stuck: str) -> set[int]:
    """The lines that went in already."""
    return {int(line) for line, (fate, *_told) in file.results.items() if fate != stuck}


def _about(file: KeptFile) -> str:
    return f"{file._meta.label_lower}/{file.pk}"
