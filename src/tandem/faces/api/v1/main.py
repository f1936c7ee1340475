"""The first version of the API: its rooms in the order of the story."""

from typing import Final

from ninja import NinjaAPI

from tandem.faces.api import doors, refusals
from tandem.faces.api.v1.account.operations import router as account
from tandem.faces.api.v1.advice.operations import router as advice
from tandem.faces.api.v1.agreements.changes import router as agreement_changes
from tandem.faces.api.v1.agreements.life import router as agreement_life
from tandem.faces.api.v1.agreements.operations import router as agreements
from tandem.faces.api.v1.agreements.taking_part import router as shared_agreements
from tandem.faces.api.v1.alerts.operations import router as alerts
from tandem.faces.api.v1.allowance.operations import router as allowance
from tandem.faces.api.v1.calendar.operations import router as calendar
from tandem.faces.api.v1.clocks.operations import router as clocks
from tandem.faces.api.v1.coverage.operations import router as coverage
from tandem.faces.api.v1.demand.operations import router as demand
from tandem.faces.api.v1.dossiers.operations import router as dossiers
from tandem.faces.api.v1.enquiries.operations import router as enquiries
from tandem.faces.api.v1.enrolments.operations import router as enrolments
from tandem.faces.api.v1.families.operations import router as families
from tandem.faces.api.v1.feeds.operations import router as feeds
from tandem.faces.api.v1.finder.operations import router as finder
from tandem.faces.api.v1.fitting.operations import router as fitting
from tandem.faces.api.v1.freedays.operations import router as free_days
from tandem.faces.api.v1.geo.operations import router as geo
from tandem.faces.api.v1.glossary.operations import router as glossary
from tandem.faces.api.v1.handovers.operations import router as handovers
from tandem.faces.api.v1.imports.lists import router as list_imports
from tandem.faces.api.v1.imports.operations import router as imports
from tandem.faces.api.v1.introductions.operations import router as introductions
from tandem.faces.api.v1.joint.operations import router as joint
from tandem.faces.api.v1.law.operations import router as law
from tandem.faces.api.v1.learners.operations import router as learners
from tandem.faces.api.v1.mandates.operations import router as mandates
from tandem.faces.api.v1.mentors.operations import router as mentors
from tandem.faces.api.v1.openings.operations import router as openings
from tandem.faces.api.v1.organisations.operations import router as organisations
from tandem.faces.api.v1.people.operations import router as people
from tandem.faces.api.v1.plans.modules import router as modules
from tandem.faces.api.v1.plans.operations import router as plans
from tandem.faces.api.v1.premiums.operations import router as premiums
from tandem.faces.api.v1.profiles.operations import router as profiles
from tandem.faces.api.v1.recognitions.operations import router as recognitions
from tandem.faces.api.v1.reference.operations import router as reference
from tandem.faces.api.v1.referrals.operations import router as referrals
from tandem.faces.api.v1.requests.operations import router as requests
from tandem.faces.api.v1.rounds.operations import router as rounds
from tandem.faces.api.v1.runups.operations import router as run_ups
from tandem.faces.api.v1.scans.operations import router as scans
from tandem.faces.api.v1.sleeping.operations import router as sleeping
from tandem.faces.api.v1.system.operations import router as system
from tandem.faces.api.v1.takeovers.operations import router as takeovers
from tandem.faces.api.v1.timetables.operations import router as timetables
from tandem.faces.api.v1.travel.operations import router as travel
from tandem.faces.api.v1.wishes.operations import router as wishes
from tandem.faces.api.v1.workplaces.operations import router as workplaces

ROOMS: Final = (
    reference,
    geo,
    law,
    allowance,
    timetables,
    premiums,
    calendar,
    free_days,
    glossary,
    mandates,
    workplaces,
    scans,
    travel,
    coverage,
    finder,
    organisations,
    dossiers,
    requests,
    joint,
    mentors,
    recognitions,
    wishes,
    alerts,
    openings,
    sleeping,
    fitting,
    profiles,
    learners,
    families,
    advice,
    run_ups,
    referrals,
    enrolments,
    handovers,
    enquiries,
    clocks,
    feeds,
    introductions,
    plans,
    modules,
    agreements,
    takeovers,
    agreement_life,
    agreement_changes,
    shared_agreements,
    rounds,
    demand,
    account,
    people,
    system,
    imports,
    list_imports,
)

api = NinjaAPI(title="Tandem", version="1", urls_namespace="v1", docs_url=None, openapi_url=None)
api.add_decorator(doors.known, mode="view")
api.add_decorator(doors.answered, mode="operation")
refusals.attach(api)
for room in ROOMS:
    api.add_router("", room)
