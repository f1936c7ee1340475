"""An agreement whose three parties can come in, with a mentor who may guide: what most tests begin with."""

from dataclasses import dataclass
from datetime import date

from tandem.base.actor import Actor
from tandem.journey.agreements.actions import drafts, signing
from tandem.journey.agreements.actions.signing import Text
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import papers
from tandem.journey.intake.models import Track
from tandem.journey.plans.models import TrainingPlan
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Person
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.factories.agreements import WEEK
from tests.factories.intake import TrackFactory
from tests.factories.numbers import NOW
from tests.factories.people import GuardianshipFactory
from tests.factories.plans import PlanLineFactory, PlanWorkplaceFactory, TrainingPlanFactory
from tests.factories.recognition import (
    ExtractCheckFactory,
    MentorFactory,
    MentorPostingFactory,
    RecognitionFactory,
)

BEGINS, ENDS = date(2027, 1, 4), date(2027, 6, 30)
TOLD = {
    "begins_on": BEGINS,
    "ends_on": ENDS,
    "hours": WEEK,
    "joint_committee": "118",
    "accident_insurer": "Voorbeeld Verzekert",
    "accident_policy": "AO-1",
    "liability_insurer": "Voorbeeld Verzekert",
    "liability_policy": "BA-1",
}


@dataclass
class Story:
    """Everybody around one agreement."""

    agreement: Agreement
    track: Track
    recognition: Recognition
    mentor: Mentor
    coach: Actor
    company: Actor
    learner: Actor
    guardian: Actor
    parent: Person

    def again(self) -> Agreement:
        """The agreement as it is stored now."""
        self.agreement = Agreement.objects.named().get(pk=self.agreement.pk)
        return self.agreement


def begun() -> Story:
    """An agreement that was begun; nothing is filled in yet."""
    coach, user, parent_user = UserFactory(), UserFactory(), UserFactory()
    track = TrackFactory(searching=True, coach=coach, ends_on=date(2028, 6, 30), person__user=user)
    parent = GuardianshipFactory(
        child=track.person, guardian__user=parent_user, guardian__email="ouder@voorbeeld.example"
    ).guardian
    recognition = RecognitionFactory(request__training=track.training)
    mentor = MentorFactory(company=recognition.company)
    MentorPostingFactory(mentor=mentor, establishment=recognition.establishment)
    ExtractCheckFactory(mentor=mentor)
    boss = CapacityFactory(company=recognition.company).user
    guide = Actor(coach.pk, Role.COACH, track.provider_id)
    agreement = drafts.begin(
        actor=guide, track_id=track.pk, recognition_id=recognition.pk, mentor_id=mentor.pk, now=NOW
    )
    return Story(
        agreement=agreement,
        track=track,
        recognition=recognition,
        mentor=mentor,
        coach=guide,
        company=Actor(boss.pk, Role.COMPANY_ADMIN, recognition.company_id),
        learner=Actor(user.pk, Role.LEARNER),
        guardian=Actor(parent_user.pk, Role.GUARDIAN),
        parent=parent,
    )


def filled(story: Story) -> Story:
    """The same with everything filled in, each by its party."""
    provider = {name: TOLD[name] for name in ("begins_on", "ends_on", "hours")}
    company = {name: value for name, value in TOLD.items() if name not in provider}
    for actor, told in ((story.coach, provider), (story.company, company)):
        now = story.again()
        drafts.fill(actor=actor, agreement_id=now.pk, version=now.version, told=told, now=NOW)
    with_plan(story)
    story.again()
    return story


def with_plan(story: Story) -> TrainingPlan:
    """A training plan that is shared and whole: one activity, at the workplace."""
    plan: TrainingPlan = TrainingPlanFactory(track=story.track, shared=True, begins=BEGINS, ends=ENDS)
    PlanWorkplaceFactory(plan=plan, recognition=story.recognition, begins=BEGINS, ends=ENDS)
    PlanLineFactory(plan=plan, introduced="work", practised="work", workplaces=[1])
    return plan


def learns_also_at(story: Story, recognition: Recognition) -> None:
    """The training plan names this workplace too, the whole time."""
    plan = TrainingPlan.objects.get(track=story.track)
    PlanWorkplaceFactory(plan=plan, number=2, is_lead=False, recognition=recognition, begins=BEGINS, ends=ENDS)


def text_of(agreement: Agreement, *, paper: bytes = b"%PDF-1") -> Text:
    """The text that is presented, with the plan as it would be frozen in it."""
    plan = papers.plan_in(agreement)
    return Text(paper, agreement.version, model=1, plan=plan.digest if plan else "")


def presented(filled: Story, *, paper: bytes = b"%PDF-1") -> Story:
    """The same, presented to be signed."""
    told = {"agreement_id": filled.agreement.pk, "text": text_of(filled.agreement, paper=paper)}
    signing.present(actor=filled.coach, now=NOW, **told)
    filled.again()
    return filled
