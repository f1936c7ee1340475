"""Doors to notices and to the mails that were sent."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import Event
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.intake.queries import tracks
from tandem.registers.access.terms import Role


def notices_of(actor: Actor, *, day: date) -> QuerySet[Notice]:
    """The notices for the organisation this actor stands for, and for this person in this role; newest first.

    One about a learner is there as long as this actor may know of the track: at that provider, while one guides there,
    while one acts for the child. One for who answers for an organisation is there while this person does.
    """
    seen = Q(pk__in=())
    if actor.organisation_id is not None:
        seen |= Q(organisation_id=actor.organisation_id)
    if actor.user_id is not None:
        known = tracks.tracks_for(actor, day=day).values("pk")
        seen |= Q(user_id=actor.user_id, role=actor.role, track_id__in=known)
        if actor.organisation_id is not None:
            seen |= Q(user_id=actor.user_id, role=actor.role, within_id=actor.organisation_id)
    return Notice.objects.filter(seen).order_by("-at", "-id")


def unread_count(actor: Actor, *, day: date) -> int:
    """How many notices were not read yet: by nobody of the organisation, or not by this person."""
    return notices_of(actor, day=day).filter(read_at__isnull=True).count()


def not_sent(codes: Collection[str], *, before: datetime) -> set[str]:
    """What is waited for in vain so far: the subjects of these events whose mail was written, and did not go out."""
    waits = Mail.objects.filter(code__in=codes, sent_at__isnull=True, created_at__lt=before)
    rows = Event.objects.filter(pk__in=waits.values("event_id"))
    return {str(subject) for subject in rows.values_list("subject_id", flat=True)}


def mails(actor: Actor) -> QuerySet[Mail]:
    """Every mail with its fate, for who runs the platform."""
    if not actor.has_role(Role.PLATFORM_ADMIN):
        raise NotFound
    return Mail.objects.order_by("-created_at", "-id")
