"""How many learners can be seated: no more than an opening has places, and no more than its mentors guide.

Openings of one establishment share mentors. Whether every seat has somebody who guides it is a small matching of its
own: a seat needs one of the mentors named for its opening, a mentor guides so many seats at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tandem.base.verdict import Finding, Verdict


@dataclass(frozen=True)
class Guided:
    """An establishment in a school year: who guides how many, who is named for which opening, which seats are taken."""

    learners: Mapping[UUID, int]
    named: Mapping[UUID, frozenset[UUID]]
    seated: Mapping[UUID, int]

    def with_one_more(self, opening: UUID) -> "Guided":
        """The same with one more seat in this opening."""
        return Guided(self.learners, self.named, {**self.seated, opening: self.seated.get(opening, 0) + 1})

    def told(self, opening: UUID, mentors: Mapping[UUID, int]) -> "Guided":
        """The same with what a company says of an opening: who guides there, and how many learners at once."""
        return Guided({**self.learners, **mentors}, {**self.named, opening: frozenset(mentors)}, self.seated)


@dataclass(frozen=True)
class SeatFacts:
    """What is known when a seat is to be kept."""

    places: int
    taken: int
    opening: UUID
    guided: Guided


def may_seat(facts: SeatFacts) -> Verdict:
    """Whether one more seat can be kept: the opening has one, and one of its mentors has room."""
    has_place = facts.taken < facts.places
    has_guide = can_guide(facts.guided.with_one_more(facts.opening))
    return Verdict(
        (
            Finding("seat.place_left", has_place, found=facts.taken, needed=facts.places),
            Finding("seat.mentor_left", has_guide or not has_place, found=sum(facts.guided.seated.values())),
        )
    )


@dataclass(frozen=True)
class KeptFacts:
    """What a company tells of an opening, beside the seats that are taken there and at its other openings.

    `where` names the openings of the establishment in which seats are taken that year, with how many.
    """

    places: int
    taken: int
    guided: Guided
    where: str = ""
    year_changes: bool = False


def may_keep_seated(facts: KeptFacts) -> Verdict:
    """Whether what a company tells of an opening leaves everybody a seat and a mentor to whom one was promised."""
    fits = facts.taken <= facts.places
    stays = not facts.year_changes or facts.taken == 0
    is_guided = not facts.guided.seated or can_guide(facts.guided)
    return Verdict(
        (
            Finding("seat.everybody_seated", fits, found=facts.places, needed=facts.taken),
            Finding("seat.year_stays", stays, found=facts.taken),
            Finding("seat.everybody_guided", not fits or not stays or is_guided, found=facts.where),
        )
    )


def can_guide(guided: Guided) -> bool:
    """Whether every seat finds a mentor of its opening who has room; mentors are shuffled where that helps."""
    seats = [opening for opening, count in sorted(guided.seated.items()) for _ in range(count)]
    guides: dict[UUID, list[int]] = {mentor: [] for mentor in guided.learners}
    return all(_placed(seat, seats, guides, guided, tried=set()) for seat in range(len(seats)))


def _placed(
    seat: int, seats: Sequence[UUID], guides: dict[UUID, list[int]], guided: Guided, *, tried: set[UUID]
) -> bool:
    """Find a mentor for this seat, letting others change mentor where somebody has no room."""
    for mentor in sorted(guided.named.get(seats[seat], frozenset()) & set(guides)):
        if mentor in tried:
            continue
        tried.add(mentor)
        if len(guides[mentor]) < guided.learners[mentor]:
            guides[mentor].append(seat)
            return True
        for other in guides[mentor]:
            if _placed(other, seats, guides, guided, tried=tried):
                guides[mentor].remove(other)
                guides[mentor].append(seat)
                return True
    return False
