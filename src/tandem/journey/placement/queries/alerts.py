"""Doors to the alert of a learner, to what it told, and to the link that ends it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import PlaceAlert, PlaceHit
from tandem.journey.placement.policies import alerts as policies
from tandem.journey.placement.rules.alerts import AlertForm
from tandem.journey.placement.rules.market import Point
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.geo import queries as geo

PURPOSE: Final = "place-alert"
MOST_SHOWN: Final = 50


@dataclass(frozen=True)
class Found:
    """What an alert found at one moment, for a letter."""

    alert: PlaceAlert
    hits: list[PlaceHit]
    secret: str


def secret_of(alert_id: UUID) -> str:
    """The secret of the link that ends an alert; only its fingerprint is kept."""
    return accounts.secret_for(PURPOSE, alert_id)


def alert_in(actor: Actor, track: Track, *, day: date) -> PlaceAlert | None:
    """The alert of a track that came through its own door, for who may keep it; None where there is none."""
    if not policies.may_keep(actor, tracks.facts_of(track, day=day)).is_ok:
        raise NotFound
    return PlaceAlert.objects.select_related("training", "track").filter(track=track).first()


def by_link(secret: str) -> PlaceAlert:
    """The alert of who holds this link."""
    row = PlaceAlert.objects.select_related("training").filter(secret_hash=fingerprint(secret)).first()
    if row is None:
        raise NotFound
    return row


def is_on_by_link(secret: str) -> bool:
    """Whether the mails go on, for who holds the link: it tells nothing of whose they are."""
    return by_link(secret).is_on


def told_by(alert: PlaceAlert) -> "QuerySet[PlaceHit]":
    """What an alert told, the newest first and then the nearest."""
    return _named().filter(alert=alert).order_by("-found_at", "km", "id")


def found_at(alert_id: UUID, at: datetime) -> Found | None:
    """What an alert found at this moment; None where it was ended meanwhile or is gone. For the platform."""
    alert = PlaceAlert.objects.on().select_related("training", "track__person").filter(pk=alert_id).first()
    if alert is None:
        return None
    hits = list(_named().filter(alert=alert, found_at=at).order_by("km", "id"))
    return Found(alert, hits, secret_of(alert.pk)) if hits else None


def origin_of(track: Track, form: AlertForm) -> Point | None:
    """From where is measured: the postal code that was told, or home; None where neither is known."""
    if form.postal_code:
        place = geo.place_of(form.postal_code)
        return None if place is None else Point(place.lat, place.lon)
    return None if track.lat is None or track.lon is None else Point(track.lat, track.lon)


def _named() -> "QuerySet[PlaceHit]":
    return PlaceHit.objects.select_related("opening__recognition__establishment", "recognition__establishment")
