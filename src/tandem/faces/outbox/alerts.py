"""What an alert found: to the learner by mail, to the parents of a minor as a line; with a link that ends it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from tandem.base.models import Event
from tandem.base.periods import day_of
from tandem.faces.documents.words import training_name
from tandem.faces.outbox.person_letter import PersonLetter
from tandem.journey.placement.queries import alerts as queries
from tandem.journey.placement.queries import clock_people
from tandem.journey.placement.queries.alerts import Found
from tandem.journey.placement.queries.clock_people import Concerned
from tandem.journey.placement.rules.alerts import MOST_NAMED
from tandem.journey.placement.terms.alerts import AlertHappened
from tandem.registers.access.terms import Role

CODES: Final = (AlertHappened.FOUND,)


def letters(event: Event, now: datetime) -> list[PersonLetter]:
    """Who hears of it; nobody where the alert was ended meanwhile. The mail goes to the first who has an address."""
    found = queries.found_at(UUID(event.data["alert"]), event.at)
    if found is None:
        return []
    family = clock_people.family_of(found.alert.track, day=day_of(now))
    first = next((one for one in family if one.email), None)
    return [_letter(found, one, is_mailed=one is first) for one in family]


def _letter(found: Found, one: Concerned, *, is_mailed: bool) -> PersonLetter:
    user, n = one.person.user, len(found.hits)
    language = user.language if user else "nl"
    with translation.override(language):
        subject = ngettext("%(n)s werkplek erbij voor %(training)s", "%(n)s werkplekken erbij voor %(training)s", n)
        told = {"n": n, "training": training_name(found.alert.training)}
        words = {
            **told,
            "lines": list(_lines(found.hits[:MOST_NAMED])),
            "more": max(0, n - MOST_NAMED),
            "off_url": settings.BASE_URL + reverse("alerts:off", args=[found.secret]),
        }
        button = gettext("Bekijk de werkplekken")
    return PersonLetter(
        role=Role.GUARDIAN if one.is_guardian else Role.LEARNER,
        user_id=one.person.user_id,
        track_id=found.alert.track_id,
        email=one.email if is_mailed else "",
        template="place_alert",
        subject=subject % told,
        button=button,
        path=reverse("learner:alert", args=[found.alert.track_id]),
        language=language,
        words=words,
    )


def _lines(hits: list[Any]) -> Iterator[str]:
    for one in hits:
        held = one.under()
        words = {"place": held.establishment.name, "where": held.establishment.municipality, "km": round(one.km)}
        line = gettext("%(place)s in %(where)s, %(km)s km in vogelvlucht") % words
        if one.is_again:
            line = gettext("%(line)s (weer vrij)") % {"line": line}
        yield line if one.opening_id else gettext("%(line)s (erkend, nog geen open plaats)") % {"line": line}
