"""The told stories of the region: every state a file can be in, and people one can become to see it."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import add_months
from tandem.faces.demo import openings, personas, schools, texts
from tandem.faces.demo.firms import Firm
from tandem.faces.demo.people import Person
from tandem.faces.demo.personas import BAKER, COACH, HR, MENTOR, NAMES, PRINCIPAL, TWO_HATS, TWO_PLACES
from tandem.faces.demo.stage import Course, Stage, Tale, granted
from tandem.journey.recognition.actions import dossiers
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import Outcome, State
from tandem.registers.access import actions as access_actions
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.organisations.actions import company as companies
from tandem.registers.organisations.queries import providers
from tandem.registers.organisations.terms import RegisterField

_YEAR: Final = 365
_FIVE_YEARS: Final = 60
"""In months: how long a recognition lasts."""

BAKERY, BUTCHER, GARAGE, BODYWORK = "10712", "47221", "45201", "45203"
BUILDER, PAINTER, ELECTRICIAN, HAIRDRESSER = "41201", "43341", "43211", "96021"
RESTAURANT, SNACK_BAR, GARDENER, SHOP, CARE, METAL = "56101", "56102", "81300", "47112", "87301", "25620"


def tell_all(stage: Stage) -> Firm:
    """Put all told stories on the timeline; gives the company whose establishment will leave the register."""
    baker(stage)
    two_places(stage)
    builder(stage)
    hairdresser(stage)
    without_one_holder(stage)
    decided_lately(stage)
    expired(stage)
    desks(stage)
    school(stage)
    return leaves_the_register(stage)


def baker(stage: Stage) -> None:
    """A lively file: a question to answer, a recognition about to end, a draft, a remark on the register."""
    firm = _firm_of(stage, BAKER, nace=BAKERY, ago=_FIVE_YEARS * 31)
    tale, dirk = Tale(firm), _person(MENTOR)
    almost_over = stage.ago(add_months(stage.days.today, 4 - _FIVE_YEARS))
    first = stage.mentor(tale, ago=almost_over + 20, person=dirk)
    stage.file(tale, (0, stage.training(firm, 0), granted(almost_over)), mentor=first)
    stage.file(tale, (0, stage.training(firm, 1), granted(2 * _YEAR + 40)), mentor=first)
    asked = Course(filed=9, asked=5, question=texts.QUESTIONS[1])
    stage.file(tale, (0, stage.training(firm, 3), asked), mentor=first, remarks=texts.REMARKS[-1])
    stage.tell(tale)
    personas.give(stage.cast.users[MENTOR], Role.MENTOR, firm.company_id, since=stage.days.working_ago(almost_over))
    openings.last_year(firm, days=stage.days, timeline=stage.timeline)
    stage.timeline.at(stage.days.working_ago(2, minute=1130), partial(_draft, firm, stage.training(firm, 2)))
    doubt = partial(
        companies.doubt_register,
        actor=firm.boss,
        company_id=firm.company_id,
        field=RegisterField.CONTACT,
        explanation="Ons telefoonnummer is veranderd. Het nieuwe staat nog niet in de KBO.",
    )
    stage.timeline.at(stage.days.working_ago(12), lambda now: doubt(now=now))


def two_places(stage: Stage) -> None:
    """A company with two establishments, each with its own requests."""
    firm = _firm_of(stage, TWO_PLACES, nace=ELECTRICIAN, ago=2 * _YEAR, spots=2)
    tale = Tale(firm)
    first = stage.mentor(tale, ago=2 * _YEAR - 20)
    second = len(firm.places) - 1
    stage.file(tale, (0, stage.training(firm, 0), granted(_YEAR + 90)), mentor=first)
    other = stage.mentor(tale, ago=40)
    treated = Course(filed=13, complete=11, taken_up=8)
    stage.file(tale, (second, stage.training(firm, 0), treated), mentor=other)
    stage.file(
        tale,
        (0, stage.training(firm, 1), Course(filed=2)),
        (second, stage.training(firm, 1), Course(filed=2)),
        mentor=first,
    )
    stage.tell(tale)


def builder(stage: Stage) -> None:
    """A late decision at the partnership of construction, and a mentor whose training is due."""
    firm = stage.settle(nace=BUILDER, ago=3 * _YEAR)
    tale = Tale(firm)
    first = stage.mentor(tale, ago=3 * _YEAR - 20)
    stage.file(
        tale,
        (0, stage.training(firm, 0), granted(2 * _YEAR + 200)),
        (0, stage.training(firm, 1), granted(2 * _YEAR + 200)),
        mentor=first,
    )
    near = stage.ago(add_months(stage.days.today, -4)) + 3
    untrained = stage.mentor(tale, ago=near + 20, is_trained=False)
    stage.file(tale, (0, stage.training(firm, 2), granted(near)), mentor=untrained)
    late = Course(filed=23, complete=20, taken_up=18)
    stage.file(tale, (0, stage.training(firm, 3), late), mentor=first)
    stage.tell(tale)
    personas.give(stage.cast.users[HR], Role.COMPANY_HR, firm.company_id, since=stage.days.working_ago(_YEAR))


def hairdresser(stage: Stage) -> None:
    """Somebody with two hats: manages a company, and votes in a partnership."""
    firm = _firm_of(stage, TWO_HATS, nace=HAIRDRESSER, ago=_YEAR)
    tale = Tale(firm)
    first = stage.mentor(tale, ago=_YEAR - 20)
    stage.file(tale, (0, stage.training(firm, 0), Course(filed=4, complete=2)), mentor=first)
    stage.tell(tale)
    body, since = stage.cast.bodies["HAIR_FITNESS_BEAUTY"], stage.days.working_ago(_YEAR)
    personas.give(stage.cast.users[TWO_HATS], Role.PARTNERSHIP_VOTER, body, since=since)


def without_one_holder(stage: Stage) -> None:
    """Two bodies could decide, or none is known: the agency's desk gets the file, with the reason."""
    cases = ((METAL, ("111", "149.01"), "ELE-MECHANICA", 6), (RESTAURANT, (), "KEU-HULPKOK", 8))
    for nace, committees, training, filed in cases:
        firm = stage.settle(nace=nace, ago=120, committees=committees)
        tale = Tale(firm)
        first = stage.mentor(tale, ago=100)
        stage.file(tale, (0, training, Course(filed=filed)), mentor=first)
        stage.tell(tale)


def decided_lately(stage: Stage) -> None:
    """Refused with its reasons, taken back, and recognised, all in the last two weeks."""
    refused = Course(filed=16, complete=14, taken_up=13, decided=5, outcome=Outcome.REFUSED)
    firm = stage.settle(nace=SNACK_BAR, ago=90)
    tale = Tale(firm)
    young = stage.beginner(tale, ago=30)
    course = replace(refused, motive=texts.MENTOR_TOO_YOUNG)
    stage.file(tale, (0, stage.training(firm, 0), course), mentor=young, is_known=False)
    stage.tell(tale)
    for nace, course in (
        (BODYWORK, replace(refused, motive=texts.NO_EQUIPMENT, has_equipment=False)),
        (RESTAURANT, Course(filed=12, complete=11, withdrawn=9)),
        (CARE, granted(3)),
        (BAKERY, granted(6)),
    ):
        _one_request(stage, nace=nace, course=course, joined=120)


def expired(stage: Stage) -> None:
    """A recognition of which the five years are over."""
    over = stage.ago(add_months(stage.days.today, -_FIVE_YEARS)) + 9
    _one_request(stage, nace=BUTCHER, course=granted(over), joined=over + 60)


def desks(stage: Stage) -> None:
    """What lies on the desks of three partnerships today."""
    for nace, course in (
        (BUILDER, Course(filed=3)),
        (PAINTER, Course(filed=7, complete=5)),
        (BUTCHER, Course(filed=2)),
        (BAKERY, Course(filed=12, complete=10, taken_up=9)),
        (RESTAURANT, Course(filed=3, complete=2)),
        (SNACK_BAR, Course(filed=14, asked=12, question=texts.QUESTIONS[1], answered=6)),
        (SHOP, Course(filed=5, complete=3)),
    ):
        _one_request(stage, nace=nace, course=course, joined=200)


def leaves_the_register(stage: Stage) -> Firm:
    """A recognised establishment that the next extract of the KBO no longer holds."""
    return _one_request(stage, nace=GARAGE, course=granted(_YEAR + 200), joined=2 * _YEAR)


def school(stage: Stage) -> None:
    """Somebody who manages a school, and somebody who guides learners there."""
    found, since = providers.provider_numbered(schools.number_of(0)), stage.days.working_ago(3 * _YEAR)
    personas.give(stage.cast.users[PRINCIPAL], Role.PROVIDER_ADMIN, found.pk, since=since)
    personas.give(stage.cast.users[COACH], Role.COACH, found.pk, since=since)


def look(stage: Stage) -> None:
    """Some looked at the file of the baker: the page of the file says so."""
    baker_id = stage.cast.users[BAKER]
    boss = next(held for held in access.capacities_of(baker_id, stage.days.today) if held.role is Role.COMPANY_ADMIN)
    actor = Actor(user_id=baker_id, role=boss.role, organisation_id=boss.organisation_id, capacity_id=boss.id)
    if boss.organisation_id is None:
        raise NotFound
    opened = files.requests_of(actor, boss.organisation_id).filter(state=State.INCOMPLETE).order_by("id")
    for request in opened:
        for name, ago in (("Segers", 6), ("Baert", 5)):
            access_actions.note_read(
                actor=stage.cast.actors[name],
                subject_kind="recognition.recognitionrequest",
                subject_id=request.pk,
                page="desk:request",
                now=stage.days.working_ago(ago, minute=640),
            )


def _one_request(stage: Stage, *, nace: str, course: Course, joined: int) -> Firm:
    firm = stage.settle(nace=nace, ago=joined)
    tale = Tale(firm)
    first = stage.mentor(tale, ago=(course.filed or 0) + 14)
    stage.file(tale, (0, stage.training(firm, 0), course), mentor=first)
    stage.tell(tale)
    return firm


def _firm_of(stage: Stage, part: str, *, nace: str, ago: int, spots: int = 1) -> Firm:
    """The company of one of the people one can become."""
    return stage.settle(nace=nace, ago=ago, spots=spots, boss=_person(part), user_id=stage.cast.users[part])


def _person(part: str) -> Person:
    return Person(*NAMES[part], personas.address_of(part))


def _draft(firm: Firm, training: str, now: datetime) -> None:
    """A form that was begun and left."""
    boss: Actor = firm.boss
    dossier = dossiers.start(actor=boss, company_id=firm.company_id, now=now)
    dossiers.set_contact(
        actor=boss,
        dossier_id=dossier.pk,
        name=firm.contact.name,
        email=firm.contact.email,
        phone="",
        remarks="",
        now=now + timedelta(minutes=3),
    )
    place = firm.places[0].id
    later = now + timedelta(minutes=5)
    dossiers.add_request(actor=boss, dossier_id=dossier.pk, establishment_id=place, training=training, now=later)
