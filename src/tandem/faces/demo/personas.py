"""Who lives in the region: people one can become with one click, and the clerks who treat files everywhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy

from tandem.base.actor import SYSTEM, Actor
from tandem.faces.demo.people import DOMAIN, People
from tandem.registers.access import actions as access
from tandem.registers.access.terms import Role
from tandem.registers.accounts import actions as accounts
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.terms import BodyKind


@dataclass(frozen=True)
class Part:
    """A part somebody plays: a name, and a role for a body where the role is for one."""

    given: str
    family: str
    role: Role
    body: str = ""


BAKER, TWO_PLACES, NEWCOMER, TWO_HATS = "baker", "two_places", "newcomer", "two_hats"
HR, MENTOR, PRINCIPAL, COACH = "hr", "mentor", "principal", "coach"
LEARNER, PARENT, SEEKER = "learner", "parent", "seeker"

NAMES: Final[Mapping[str, tuple[str, str]]] = {
    BAKER: ("An", "Peeters"),
    TWO_PLACES: ("Emre", "Kaya"),
    HR: ("Els", "Goossens"),
    MENTOR: ("Dirk", "Maes"),
    NEWCOMER: ("Ilse", "Vandenberghe"),
    TWO_HATS: ("Fatima", "Benali"),
    PRINCIPAL: ("Koen", "Janssens"),
    COACH: ("Leila", "Haddad"),
    LEARNER: ("Yara", "Claes"),
    PARENT: ("Sofie", "Claes"),
    SEEKER: ("Younes", "Ouali"),
}
"""People of companies and schools; which company or school is theirs is said where its story is told."""

_TO_SEE: Final = {
    LEARNER: gettext_lazy("Verzonnen. Kreeg een werkplek beloofd: hier ziet u kennismakingen, van brief tot antwoord"),
    SEEKER: gettext_lazy(
        "Verzonnen. Zoekt nog: hier ziet u welke werkplekken passen, een eigen volgorde, een geweigerde plaats en "
        "een melding"
    ),
    PARENT: gettext_lazy("Verzonnen. Ouder van Yara Claes: volgt haar traject mee"),
}
"""What one sees as somebody who acts for no organisation."""

PARTS: Final = (
    Part("Hilde", "Van Damme", Role.PARTNERSHIP_MANAGER, "CONSTRUCTION"),
    Part("Said", "Amrani", Role.PARTNERSHIP_STAFF, "CONSTRUCTION"),
    Part("Luc", "Wouters", Role.PARTNERSHIP_VOTER, "CONSTRUCTION"),
    Part("Mieke", "Baert", Role.PARTNERSHIP_MANAGER, "FOOD"),
    Part("Tuur", "Segers", Role.PARTNERSHIP_STAFF, "FOOD"),
    Part("Nadia", "El Idrissi", Role.PARTNERSHIP_VOTER, "FOOD"),
    Part("Karim", "Tahiri", Role.PARTNERSHIP_MANAGER, "HORECA"),
    Part("Joke", "De Smet", Role.PARTNERSHIP_STAFF, "HORECA"),
    Part("Patrick", "Bracke", Role.PARTNERSHIP_VOTER, "HORECA"),
    Part("Greet", "Bauwens", Role.FLEMISH_PARTNERSHIP, "FLEMISH_PARTNERSHIP"),
    Part("Bart", "Michiels", Role.AGENCY_STAFF, "AGENCY"),
    Part("Ine", "Vermeulen", Role.PLATFORM_ADMIN),
    Part("Stijn", "Callens", Role.SUPPORT_POINT),
)
"""People of bodies and of the platform."""

_DECIDES: Final = {
    BodyKind.SECTORAL_PARTNERSHIP: Role.PARTNERSHIP_MANAGER,
    BodyKind.FLEMISH_PARTNERSHIP: Role.FLEMISH_PARTNERSHIP,
    BodyKind.AGENCY: Role.AGENCY_STAFF,
}


@dataclass(frozen=True)
class Cast:
    """Everybody of whom the stories speak."""

    clerks: Mapping[UUID, Actor]
    """Who decides for each body."""
    bodies: Mapping[str, UUID]
    actors: Mapping[str, Actor]
    """People of bodies and of the platform, by family name."""
    users: Mapping[str, UUID]
    """The accounts of people of companies and schools, by their part."""

    def clerk(self, body: str) -> Actor:
        """Who decides for the body with this code."""
        return self.clerks[self.bodies[body]]


def settle(*, people: People, since: datetime, day: date) -> Cast:
    """Open the accounts, and let people of bodies take up their roles."""
    bodies = {body.code: body for body in mandates.bodies_on(day)}
    keys = {code: body.pk for code, body in bodies.items()}
    actors = {part.family: _take_up(part, people=people, bodies=keys, since=since) for part in PARTS}
    clerks = {one.organisation_id: one for one in actors.values() if one.role in _DECIDES.values()}
    for code, body in bodies.items():
        if body.pk not in clerks:
            someone = people.someone()
            part = Part(someone.given, someone.family, _DECIDES[BodyKind(body.kind)], code)
            clerks[body.pk] = _take_up(part, people=people, bodies=keys, since=since, is_demo=False)
    users = {part: _account(name, people=people, since=since) for part, name in NAMES.items()}
    return Cast({key: one for key, one in clerks.items() if key is not None}, keys, actors, users)


def address_of(part: str) -> str:
    """The address of somebody of a company, a school or a family."""
    given, family = NAMES[part]
    return f"{given}.{family}@{DOMAIN}".lower()


def to_see(email: str) -> str:
    """What there is to see as the learner or parent with this address; empty for anybody else."""
    return next((str(words) for part, words in _TO_SEE.items() if address_of(part) == email), "")


def give(user_id: UUID, role: Role, organisation_id: UUID, *, since: datetime) -> Actor:
    """Let somebody act in one more role."""
    capacity = access.give_capacity(
        actor=SYSTEM,
        user_id=user_id,
        role=role,
        organisation_id=organisation_id,
        valid_from=since.date(),
        now=since,
    )
    return Actor(user_id=user_id, role=role, organisation_id=organisation_id, capacity_id=capacity.pk)


def head_of(provider_id: UUID, *, people: People, since: datetime) -> Actor:
    """Somebody who answers for a provider, and whom one cannot become."""
    someone = people.someone()
    user_id = _account((someone.given, someone.family), people=people, since=since, is_demo=False)
    return give(user_id, Role.PROVIDER_ADMIN, provider_id, since=since)


def _take_up(part: Part, *, people: People, bodies: Mapping[str, UUID], since: datetime, is_demo: bool = True) -> Actor:
    body_id = bodies[part.body] if part.body else None
    user_id = _account((part.given, part.family), people=people, since=since, is_demo=is_demo)
    capacity = access.give_capacity(
        actor=SYSTEM, user_id=user_id, role=part.role, organisation_id=body_id, valid_from=since.date(), now=since
    )
    return Actor(user_id=user_id, role=part.role, organisation_id=body_id, capacity_id=capacity.pk)


def _account(name: tuple[str, str], *, people: People, since: datetime, is_demo: bool = True) -> UUID:
    person = people.named(*name)
    user = accounts.open_account(actor=SYSTEM, email=person.email, name=person.name, now=since, is_demo=is_demo)
    return user.pk
