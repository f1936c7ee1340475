"""Who hears of the search time of a learner: the learner, the parents of a minor; and whom the coach rings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.journey.intake.models import Track
from tandem.journey.placement.models import ClockCall, SearchClock
from tandem.journey.placement.terms.clocks import Milestone
from tandem.registers.people import queries as people
from tandem.registers.people.models import Person


@dataclass(frozen=True)
class Concerned:
    """Somebody who hears of a clock: the learner, or who acts for the learner."""

    person: Person
    is_guardian: bool

    @property
    def email(self) -> str:
        """Where this person reads mail; empty where nobody told us."""
        return self.person.email or (self.person.user.email if self.person.user else "")


@dataclass(frozen=True)
class ToCall:
    """Somebody without an e-mail address whom the coach rings about the last milestone of a clock."""

    clock: SearchClock
    who: Concerned
    milestone: Milestone


def concerned(clocks: Collection[SearchClock], *, day: date) -> Mapping[UUID, tuple[Concerned, ...]]:
    """Who hears of each of these clocks that day; two queries, however many there are."""
    learners = {clock.track.person_id for clock in clocks}
    acting = people.guardians_acting_for(learners, day=day)
    own = {one.pk: one for one in Person.objects.filter(pk__in=learners).select_related("user")}
    return {
        clock.pk: (
            Concerned(own[clock.track.person_id], is_guardian=False),
            *(Concerned(one, is_guardian=True) for one in acting.get(clock.track.person_id, ())),
        )
        for clock in clocks
    }


def family_of(track: Track, *, day: date) -> tuple[Concerned, ...]:
    """The learner of a track, and who acts for the learner that day."""
    acting = people.guardians_acting_for({track.person_id}, day=day).get(track.person_id, ())
    own = Person.objects.select_related("user").get(pk=track.person_id)
    return (Concerned(own, is_guardian=False), *(Concerned(one, is_guardian=True) for one in acting))


def to_call(clocks: Sequence[SearchClock], *, day: date) -> list[ToCall]:
    """Whom to ring about these clocks: who passed a milestone, has no e-mail address and was not rung about it yet."""
    told = [clock for clock in clocks if clock.told]
    rung = set(
        ClockCall.objects.filter(clock__in=[clock.pk for clock in told]).values_list(
            "clock", "person", "milestone", "extended_days"
        )
    )
    hear = concerned(told, day=day)
    return [
        ToCall(clock, who, Milestone(clock.told))
        for clock in told
        for who in hear[clock.pk]
        if not who.email and (clock.pk, who.person.pk, clock.told, clock.extended_days) not in rung
    ]
