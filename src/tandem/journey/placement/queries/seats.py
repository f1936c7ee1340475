"""Who guides how many at an establishment in a school year, and which seats are taken there."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tandem.journey.placement.models import Guidance, Opening, OpeningMentor, Seat
from tandem.journey.placement.rules.seats import Guided
from tandem.journey.placement.workflow.openings import LIVE


def guided_there(establishment_id: UUID, *, school_year: int) -> Guided:
    """The mentors of an establishment that year, the openings they are named for, and the seats that are taken."""
    place = {"establishment": establishment_id, "school_year": school_year}
    active = Guidance.objects.filter(**place, mentor__deactivated_at__isnull=True)
    learners = dict(active.values_list("mentor_id", "learners"))
    named: defaultdict[UUID, set[UUID]] = defaultdict(set)
    links = OpeningMentor.objects.filter(**{f"opening__{name}": value for name, value in place.items()})
    for opening, mentor in links.values_list("opening_id", "mentor_id"):
        named[opening].add(mentor)
    seated = Counter(Seat.objects.filter(**place).values_list("opening_id", flat=True))
    return Guided(learners, {opening: frozenset(mentors) for opening, mentors in named.items()}, seated)


def taken_in_words(establishment_id: UUID, *, school_year: int) -> str:
    """For which trainings seats are taken at an establishment that year, with how many: for who stands to lose some."""
    rows = Seat.objects.filter(establishment=establishment_id, school_year=school_year)
    counts = rows.values_list("opening__training__name").annotate(n=Count("*")).order_by("opening__training__name")
    return ", ".join(f"{name}: {n}" for name, n in counts)


def taken_numbers(opening: Opening) -> tuple[set[int], set[int]]:
    """The numbers of the seats that are taken: of the opening, and of what the mentors there guide."""
    rows = Seat.objects.filter(establishment=opening.establishment_id, school_year=opening.school_year)
    found = list(rows.values_list("opening_id", "number", "guided_number"))
    return {number for one, number, _ in found if one == opening.pk}, {guided for _, _, guided in found}


def seats_taken_at(establishments: Collection[UUID], *, school_year: int) -> Mapping[UUID, int]:
    """How many learners have a seat at each of these establishments that school year."""
    rows = Seat.objects.filter(establishment__in=establishments, school_year=school_year).order_by()
    return dict(rows.values_list("establishment_id").annotate(n=Count("*")))


def declared(mentors: Collection[str], *, school_year: int) -> dict[tuple[str, UUID | None], int]:
    """How many learners the company said that each of these mentors guides at once, by mentor and establishment."""
    rows = Guidance.objects.filter(mentor__in=[UUID(key) for key in mentors], school_year=school_year).order_by("id")
    told = rows.values_list("mentor_id", "establishment_id", "learners")
    return {(str(mentor), establishment): learners for mentor, establishment, learners in told}


def counting() -> QuerySet[Guidance]:
    """The guidance that counts: of mentors who are active, and named where a place is open or a seat is taken."""
    seated = Exists(Seat.objects.filter(opening=OuterRef("opening")))
    named = OpeningMentor.objects.filter(
        Q(opening__state__in=LIVE) | seated,
        mentor=OuterRef("mentor"),
        opening__establishment=OuterRef("establishment"),
        opening__school_year=OuterRef("school_year"),
    )
    return Guidance.objects.filter(Exists(named), mentor__deactivated_at__isnull=True)
