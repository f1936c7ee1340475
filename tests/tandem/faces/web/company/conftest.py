"""The bakery with everything a company can have, and the browsers of the people around it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.placement.actions import openings
from tandem.journey.placement.models import Opening
from tandem.journey.recognition.actions import attachments, desk, filing
from tandem.journey.recognition.models import Attachment, Dossier, JointPart, Mentor, RecognitionRequest
from tandem.journey.recognition.terms import CompletionItem, Condition
from tandem.registers.access.terms import Role
from tandem.registers.reference import queries as reference
from tests.factories.access import CapacityFactory, InvitationFactory
from tests.factories.activation import AvailabilityQuestionFactory
from tests.factories.organisations import CompanyFactory
from tests.factories.recognition import JointPartFactory, JointTrainingFactory
from tests.harness import bakery, finding, learner
from tests.harness.bakery import World
from tests.harness.finding import Finding
from tests.harness.visitors import visitor
from tests.harness.workplace import Workplace, recognised

PDF = b"%PDF-1.4 een document"


@dataclass
class Files:
    """One of everything."""

    mentor: Mentor
    draft: Dossier
    draft_request: RecognitionRequest
    attachment: Attachment
    incomplete: RecognitionRequest
    capacity_id: UUID
    invitation_id: UUID
    opening: Opening
    paused: Opening
    profile_id: UUID
    fitting: Finding
    asked_id: UUID
    asking: JointPart
    asked_along: JointPart
    urls: dict[str, str] = field(default_factory=dict)


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world(db: None, now: datetime) -> World:
    """A bakery that asks recognition, and who treats it."""
    return bakery.build(now)


@pytest.fixture
def boss(world: World) -> Client:
    """The browser of who manages the bakery."""
    return visitor(Role.COMPANY_ADMIN, world.company.pk, user_id=world.boss.user_id)


@pytest.fixture
def hr(world: World) -> Client:
    """The browser of who sees everything of the bakery and files nothing."""
    return visitor(Role.COMPANY_HR, world.company.pk)


@pytest.fixture
def stranger(world: World, now: datetime) -> Client:
    """The browser of who manages another company."""
    return visitor(Role.COMPANY_ADMIN, bakery.CompanyFactory().pk)


@pytest.fixture
def files(world: World, now: datetime) -> Files:
    """One of everything: a mentor, a draft with a document, a request that waits for an answer, a colleague."""
    mentor = world.mentor()
    asked = world.submitted(mentor=mentor)
    ask(world, asked)
    draft, request = world.draft(mentor=mentor)
    document = attachments.attach(
        actor=world.boss,
        dossier_id=draft.pk,
        condition=Condition.FINANCE,
        file_name="attest.pdf",
        content=PDF,
        now=now,
    )
    colleague = CapacityFactory(company=world.company, role=Role.COMPANY_HR)
    invitation = InvitationFactory(company=world.company)
    opening, paused = _openings(world, mentor)
    fits = finding.build(world.company)
    profile = learner.with_choices(now, company=world.company).profile.pk
    question = AvailabilityQuestionFactory(recognition=opening.recognition).pk
    people = (colleague.pk, invitation.pk)
    others = (question, _asking(world), _asked_along(world))
    found = Files(mentor, draft, request, document, asked, *people, opening, paused, profile, fits, *others)
    found.urls = urls_of(found)
    return found


def _openings(world: World, mentor: Mentor) -> tuple[Opening, Opening]:
    """A place that stands open, and one that does not just now, each with somebody who guides."""
    place, other = recognised(world.establishment), recognised(world.establishment)
    found = Workplace(world.now, world.company, world.establishment, place, world.boss, mentor)
    paused = openings.pause(actor=world.boss, opening_id=found.opened(recognition=other).pk, now=world.now)
    return found.opened(), paused


def _asking(world: World) -> JointPart:
    """A plan that the bakery leads, with a neighbour who did not answer."""
    joint = JointTrainingFactory(company=world.company, training=reference.training_by_code(world.training))
    own = {"establishment": world.establishment, "asked": list(world.list_codes)}
    JointPartFactory(joint=joint, is_lead=True, agreed=True, **own)
    return JointPartFactory(joint=joint, asked=[world.list_codes[0]])


def _asked_along(world: World) -> JointPart:
    """The bakery is asked to take part in the plan of another company."""
    lead = JointPartFactory(is_lead=True, agreed=True, joint__company=CompanyFactory(name="Trekker"))
    return JointPartFactory(joint=lead.joint, establishment=world.establishment)


def ask(world: World, request: RecognitionRequest, *items: CompletionItem) -> None:
    """Let the body ask to complete a request."""
    desk.ask_completion(
        actor=world.manager(request),
        request_id=request.pk,
        items=items or [CompletionItem.ACTIVITIES],
        words="Kan een lerende bij u bladerdeeg maken?",
        now=world.now,
    )


def submit(world: World, dossier: Dossier) -> Dossier:
    """Hand a form in."""
    return filing.submit(actor=world.boss, dossier_id=dossier.pk, now=world.now)


def urls_of(files: Files) -> dict[str, str]:
    """The address of every page of the area that is about something of one company."""
    form, asked = [files.draft.pk], [files.incomplete.pk]
    about = (
        (("end_capacity",), [files.capacity_id]),
        (("withdraw_invitation",), [files.invitation_id]),
        (("learner",), [files.profile_id]),
        (("fitting",), [files.fitting.opening.pk]),
        (("invite_learner", "pass_learner"), [files.fitting.opening.pk, files.fitting.profile.pk]),
        (("availability", "answer_availability", "wake"), [files.asked_id]),
        (("show_learner",), [files.fitting.opening.pk, files.fitting.passed.pk]),
        (("mentor", "extract", "training", "deactivate_mentor", "reactivate_mentor"), [files.mentor.pk]),
        (("dossier", "discard", "workplaces", "contact", "autosave_contact", "check", "submit"), form),
        (("declarations", "autosave_declarations"), form),
        (("documents",), [*form, "finance"]),
        (("workplace", "autosave_workplace", "remove_workplace"), [*form, files.draft_request.pk]),
        (("attachment", "remove_attachment"), [files.attachment.pk]),
        (("receipt", "receipt_pdf"), [files.incomplete.dossier_id]),
        (("request", "resubmit", "withdraw", "history"), asked),
        (("history_export",), [*asked, "csv"]),
        (("document",), [*asked, "aanvulling"]),
        (("open_place",), [files.opening.recognition_id]),
        (("opening", "change_opening", "pause_opening", "close_opening", "opening_history"), [files.opening.pk]),
        (("resume_opening",), [files.paused.pk]),
        (("opening_history_export",), [files.opening.pk, "csv"]),
        (("joint", "ask_partner"), [files.asking.joint_id]),
        (("take_out_part",), [files.asking.pk]),
        (("answer_part",), [files.asked_along.pk]),
    )
    return {name: reverse(f"company:{name}", args=args) for names, args in about for name in names}
