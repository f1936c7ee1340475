"""Doors to openings from the inside, and what their mentors can guide. Not allowed looks the same as not there."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Sum

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.placement.models import Opening, OpeningContact, OpeningMentor
from tandem.journey.placement.policies import openings as rights
from tandem.journey.placement.queries import seats
from tandem.journey.placement.rules import openings as rules
from tandem.journey.placement.workflow.openings import LIVE
from tandem.journey.recognition.models import Mentor, MentorPosting, Nomination, Recognition
from tandem.journey.recognition.terms import RecognitionState
from tandem.registers.access.terms import Role
from tandem.registers.organisations.queries import companies

_NAMED = ("recognition__body__sector", "company", "establishment", "training", "contact")


def opening_for(actor: Actor, opening_id: UUID, *, lock: bool = False) -> Opening:
    """The opening with all that its page shows, for its own company; locked to change it, its company first."""
    if lock:
        companies.company_for(actor, own_opening(actor, opening_id).company_id, lock=True)
    rows = Opening.objects.select_for_update(of=("self",)) if lock else Opening.objects.all()
    opening = row_with(whole(rows), opening_id)
    if opening is None or not rights.may_see_openings(actor, opening.company_id).is_ok:
        raise NotFound
    return opening


def own_opening(actor: Actor, opening_id: UUID) -> Opening:
    """The same without its wishes and mentors, for a page that shows none of them."""
    opening = row_with(Opening.objects.select_related(*_NAMED), opening_id)
    if opening is None or not rights.may_see_openings(actor, opening.company_id).is_ok:
        raise NotFound
    return opening


def openings_of(actor: Actor, company_id: UUID) -> QuerySet[Opening]:
    """Every opening of a company, the newest school year first, for who may see it from the inside."""
    if not rights.may_see_openings(actor, company_id).is_ok:
        raise NotFound
    rows = whole(Opening.objects.filter(company_id=company_id))
    return rows.order_by("-school_year", "training__name", "establishment__name", "starts_on", "id")


def contact_for(actor: Actor, opening: Opening) -> OpeningContact | None:
    """Whom to ring about an opening, for its own company and for who looks for a place; None for anybody else."""
    if not rights.may_reach_contact(actor, opening.company_id).is_ok:
        return None
    return OpeningContact.objects.filter(opening=opening).first()


def recognition_to_open(actor: Actor, recognition_id: UUID, *, lock: bool = False) -> Recognition:
    """The recognition under which this company opens places; locked so that two of them are made one by one."""
    rows = Recognition.objects.select_for_update(of=("self",)) if lock else Recognition.objects.all()
    recognition = row_with(
        rows.select_related("company", "establishment", "training", "body__sector", "request__dossier"), recognition_id
    )
    if recognition is None or not rights.may_see_openings(actor, recognition.company_id).is_ok:
        raise NotFound
    return recognition


def mentors_at(actor: Actor, recognition: Recognition) -> QuerySet[Mentor]:
    """The mentors who work at the establishment of a recognition and can be named, by name."""
    if not rights.may_see_openings(actor, recognition.company_id).is_ok:
        raise NotFound
    rows = Mentor.objects.filter(
        company_id=recognition.company_id,
        deactivated_at__isnull=True,
        postings__establishment_id=recognition.establishment_id,
    )
    return rows.select_related("person").order_by("person__family_name", "person__given_name", "id")


def whole(rows: QuerySet[Opening]) -> QuerySet[Opening]:
    """Openings with everything a rule or a page needs, in a fixed number of queries."""
    return rows.select_related(*_NAMED).prefetch_related(
        "wishes", Prefetch("mentors", OpeningMentor.objects.select_related("mentor__person"))
    )


def guided_at(establishments: Collection[UUID], *, school_year: int) -> dict[UUID, int]:
    """How many learners the mentors of each establishment guide at once that school year, all openings together.

    This is the second limit of the matching round: a place there, beside the places of each opening.
    """
    rows = seats.counting().filter(establishment__in=establishments, school_year=school_year)
    return dict(rows.values_list("establishment_id").annotate(n=Sum("learners")).order_by())


def every_to_open(actor: Actor, *, day: date) -> QuerySet[Recognition]:
    """Every recognition that is valid that day, by number, with what was told when it was asked; for the platform."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    rows = Recognition.objects.valid_on(day).filter(gone_since__isnull=True)
    return rows.select_related("training", "request__dossier", "body__sector").order_by("number")


def guides_of(actor: Actor, recognitions: Collection[Recognition]) -> dict[UUID, list[UUID]]:
    """For each of these recognitions the mentors named for it who still guide there, by name; for the platform."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    places = {one.request_id: (one.pk, one.establishment_id) for one in recognitions}
    links = Nomination.objects.filter(request__in=places, mentor__deactivated_at__isnull=True)
    rows = links.order_by("mentor__person__family_name", "mentor__person__given_name", "mentor_id")
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    posted = set(
        MentorPosting.objects.filter(establishment__in={place for _, place in places.values()}).values_list(
            "mentor_id", "establishment_id"
        )
    )
    for request, mentor in rows.values_list("request_id", "mentor_id"):
        recognition, place = places[request]
        if (mentor, place) in posted:
            found[recognition].append(mentor)
    return found


def can_be_opened(actor: Actor, company_id: UUID, *, school_year: int, day: date) -> QuerySet[Recognition]:
    """The recognitions of a company under which no place is open for that school year yet, by training and place."""
    if not rights.may_see_openings(actor, company_id).is_ok:
        raise NotFound
    live = Opening.objects.live().filter(recognition=OuterRef("pk"), school_year=school_year)
    rows = Recognition.objects.filter(
        ~Exists(live),
        company_id=company_id,
        state=RecognitionState.VALID,
        gone_since__isnull=True,
        lifting_decided_on__isnull=True,
        valid_until__gt=max(day, date(school_year, 9, 1)),
    )
    return rows.select_related("establishment", "training").order_by("training__name", "establishment__name", "id")


def continues_as(opening: Opening, *, day: date, school_year: int | None = None) -> tuple[Recognition, int] | None:
    """Under which recognition and for which school year an opening can be taken over; None where none counts by then.

    Without a school year it is the one for which places open now, and the next one where this opening still stands in
    that. Of several recognitions for the same training at the same place the one that reaches furthest.
    """
    is_live = opening.state in LIVE
    now = rules.year_to_take_over(opening.school_year, day=day, is_live=is_live)
    year = now if school_year is None else school_year
    starts_on = rules.start_taken_over(opening.starts_on, years=year - opening.school_year, day=day)
    rows = Recognition.objects.filter(
        establishment=opening.establishment_id,
        training=opening.training_id,
        state=RecognitionState.VALID,
        lifting_decided_on__isnull=True,
        valid_from__lte=starts_on,
        valid_until__gt=starts_on,
    )
    rows = rows.select_related("establishment", "training", "body__sector")
    found = rows.order_by("-valid_until", "id").first()
    return (found, year) if found else None


def last_year_of(recognitions: Collection[Recognition]) -> dict[UUID, UUID]:
    """For each recognition the newest opening for the same training at the same place, to take over; none where none.

    The place may have been recognised anew since.
    """
    pairs = {(one.establishment_id, one.training_id): one.pk for one in recognitions}
    rows = Opening.objects.filter(establishment__in={place for place, _ in pairs})
    newest = rows.order_by("school_year", "starts_on", "id").values_list("establishment_id", "training_id", "id")
    return {pairs[place, training]: pk for place, training, pk in newest if (place, training) in pairs}


def live_in_brief(actor: Actor, company_id: UUID) -> QuerySet[Opening]:
    """What a company still means to fill, with no more than a page needs that names many."""
    if not rights.may_see_openings(actor, company_id).is_ok:
        raise NotFound
    rows = Opening.objects.live().filter(company_id=company_id).select_related("training", "establishment")
    named = ("training__name", "training__name_en", "establishment__name")
    return rows.only("state", "places", "taken", "has_guide", "expires_on", "school_year", *named).order_by(
        "expires_on", "id"
    )
