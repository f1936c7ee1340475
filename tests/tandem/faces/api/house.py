"""Programs that call the API, each with a key of its own, around the bakery of the other tests."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pydantic.alias_generators import to_camel

from tandem.base.actor import Actor
from tandem.faces.exchange import actions as exchange
from tandem.faces.exchange.enrolments import actions as enrolments
from tandem.faces.exchange.enrolments.reading import as_message
from tandem.faces.exchange.kept_files import sealed
from tandem.faces.exchange.models import EnrolmentFile
from tandem.faces.exchange.terms import FileKind
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.handover.models import Enquiry, WarmHandover
from tandem.journey.intake.models import Advice, Referral, RunUp, RunUpEvaluation, Screening, Track
from tandem.journey.intake.queries import referrals
from tandem.journey.intake.queries.referrals import Why
from tandem.journey.intake.terms.needs import Scope
from tandem.journey.intake.terms.referrals import ReferralKind, ReferralState
from tandem.journey.placement.actions import markets, openings
from tandem.journey.placement.models import (
    ClockExtension,
    Introduction,
    MatchingRound,
    Opening,
    RoundPair,
    RoundRun,
    SearchClock,
)
from tandem.journey.placement.rules.opening_forms import Contact, OpeningForm
from tandem.journey.placement.terms.clocks import Milestone
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.journey.plans.models import PlanComment, PlanTemplate, TrainingPlan
from tandem.journey.recognition.actions import attachments, desk, mentors
from tandem.journey.recognition.models import (
    Attachment,
    JointPart,
    Mentor,
    MentorPosting,
    Recognition,
    RecognitionRequest,
)
from tandem.journey.recognition.terms import CompletionItem, Condition
from tandem.registers.access import queries as access
from tandem.registers.access.models import ApiToken, Capacity
from tandem.registers.access.terms import BODY_ROLES, COMPANY_ROLES, PROVIDER_ROLES, Role
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.organisations.actions import company as companies
from tandem.registers.organisations.models import RegisterExtract
from tandem.registers.organisations.terms import ExtractState, RegisterField
from tandem.registers.people.models import Guardianship
from tandem.registers.reference import queries as reference
from tests.factories.access import ApiTokenFactory, CapacityFactory, InvitationFactory
from tests.factories.activation import AvailabilityQuestionFactory
from tests.factories.base import JobFactory
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.factories.exchange import EnrolmentFileFactory
from tests.factories.handover import EnquiryTurnFactory, WarmHandoverFactory
from tests.factories.intake import (
    AdviceFactory,
    NeedsAgreementFactory,
    ReferralFactory,
    RunUpEvaluationFactory,
    RunUpFactory,
    ScreeningFactory,
    TrackFactory,
)
from tests.factories.introductions import IntroductionFactory, SeatFactory
from tests.factories.numbers import establishment_number
from tests.factories.organisations import (
    CompanyFactory,
    EstablishmentFactory,
    ProviderBatchFactory,
    ProviderFactory,
    ProviderFreeDayFactory,
)
from tests.factories.people import GuardianshipFactory
from tests.factories.placement import GuidanceFactory, OpeningFactory, OpeningMentorFactory
from tests.factories.plans import (
    PlanCommentFactory,
    PlanLineFactory,
    PlanTemplateFactory,
    PlanVersionFactory,
    PlanWorkplaceFactory,
    TrainingPlanFactory,
)
from tests.factories.recognition import JointPartFactory, JointTrainingFactory, RecognitionFactory
from tests.factories.register import (
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
    RegisterExtractFactory,
)
from tests.factories.rounds import (
    RoundFactory,
    RoundMemberFactory,
    RoundPairFactory,
    RunFactory,
    RunLineFactory,
    nobody_searches,
)
from tests.harness import bakery, finding, learner
from tests.harness.bakery import World
from tests.harness.finding import Finding
from tests.harness.learner import Choosing
from tests.harness.workplace import recognised
from tests.tandem.faces.api.agreed import Agreeing
from tests.tandem.faces.api.given import Given
from tests.tandem.faces.api.lifted import Lifted

API = "/api/v1"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
_MORE_PLACES: Iterator[int] = count(950_000)
PROVIDERS = b"instellingsnummer;naam;soort;geldig van\n012345;Voorbeeldschool;school;2020-09-01\n"
LISTS = (
    b"lijst;versie;nummer;activiteit;naam van de lijst;geldig van;bron\n"
    b"QQQ;1;1;Voert een voorbeeld uit;Voorbeeldlijst;2026-09-01;Verzonnen\n"
)


PUPIL = {
    "given_name": "Jan",
    "family_name": "Inlezer",
    "birth_date": "2009-03-03",
    "training": "BOU-SCHILDER",
    "starts_on": "2026-09-01",
}
YASMINA = {
    "givenName": "Yasmina",
    "familyName": "Zonderschool",
    "birthDate": "2007-04-12",
    "training": "BOU-SCHILDER",
    "startsOn": "2026-11-21",
}
PUPIL_ASKED = {"nationalNumber": "09020212052", "givenName": "Kim", "familyName": "Klas"}
PUPIL_SENT = {to_camel(name): value for name, value in PUPIL.items()}


@dataclass
class Caller:
    """A program that acts in one capacity, or nobody in particular."""

    capacity: Capacity | None = None
    secret: str = ""
    client: Client = field(default_factory=Client)

    def __call__(self, method: str, path: str, body: Any = None, *, files: Any = None, **headers: str) -> Any:
        """Call an address under the API."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.secret:
            sent.setdefault("Authorization", f"Bearer {self.secret}")
        path = path if path.startswith("/") else f"/{path}"
        if files is not None:
            return self.client.generic(method, API + path, *_form({**(body or {}), **files}), headers=sent)
        content = b"" if body is None else json.dumps(body).encode()
        return self.client.generic(method, API + path, content, "application/json", headers=sent)

    def get(self, path: str, **headers: str) -> Any:
        """Read."""
        return self("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """Do something, with whatever version stands there unless said otherwise."""
        return self("POST", path, body, **{"If_Match": "*", **headers})

    def put(self, path: str, body: Any, **headers: str) -> Any:
        """Change something."""
        return self("PUT", path, body, **{"If_Match": "*", **headers})

    def delete(self, path: str, **headers: str) -> Any:
        """Take something away."""
        return self("DELETE", path, **{"If_Match": "*", **headers})


def _form(parts: dict[str, Any]) -> tuple[bytes, str]:
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    return encode_multipart(BOUNDARY, parts), MULTIPART_CONTENT


NOBODY = Caller()


def caller(capacity: Capacity) -> Caller:
    """A program with a key for this capacity."""
    secret = f"tandem_{capacity.pk}"
    if not ApiToken.objects.filter(secret_hash=fingerprint(secret)).exists():
        ApiTokenFactory(capacity=capacity, secret_hash=fingerprint(secret))
    return Caller(capacity, secret)


def caller_of(actor: Actor) -> Caller:
    """A program that acts as this actor."""
    role = Role(actor.role)
    kinds = (("company", COMPANY_ROLES), ("provider", PROVIDER_ROLES), ("body", BODY_ROLES))
    own = {f"{kind}_id": actor.organisation_id if role in roles else None for kind, roles in kinds}
    own = {name: value for name, value in own.items() if value} or {"company": None}
    own = own if "company" in own or "company_id" in own else {"company": None, **own}
    return caller(CapacityFactory(user_id=actor.user_id, role=role, **own))


class Cast(Agreeing, Lifted, Given):
    """The bakery, who works there, who treats its requests, and some others; each made when first asked for."""

    def __init__(self, world: World) -> None:
        self.world = world

    def __getitem__(self, name: str) -> Caller:
        return NOBODY if name == "nobody" else getattr(self, name)

    @cached_property
    def boss(self) -> Caller:
        return caller_of(self.world.boss)

    @cached_property
    def hr(self) -> Caller:
        return caller_of(self.world.actor(Role.COMPANY_HR, self.world.company.pk))

    @cached_property
    def neighbour(self) -> Caller:
        return caller_of(self.world.actor(Role.COMPANY_ADMIN, CompanyFactory(name="Buurman").pk))

    @cached_property
    def manager(self) -> Caller:
        return caller_of(self.world.actor(Role.PARTNERSHIP_MANAGER, self.world.body("FOOD").pk))

    @cached_property
    def stranger(self) -> Caller:
        return caller_of(self.world.actor(Role.PARTNERSHIP_MANAGER, self.world.body("CONSTRUCTION").pk))

    @cached_property
    def agency(self) -> Caller:
        from tandem.registers.mandates import queries

        return caller_of(self.world.actor(Role.AGENCY_STAFF, queries.agency_on(self.world.day).pk))

    @cached_property
    def admin(self) -> Caller:
        return caller_of(self.world.actor(Role.PLATFORM_ADMIN))

    @cached_property
    def noor(self) -> Choosing:
        """A learner with a parent and a coach, who kept a place, ranked another and refused a third."""
        return learner.with_choices(self.world.now, company=self.world.company)

    @cached_property
    def fitting(self) -> Finding:
        """A place of the bakery, a learner who fits it, and one whom it did not ask."""
        return finding.build(self.world.company)

    @cached_property
    def learner(self) -> Caller:
        return caller_of(self.noor.learner)

    @cached_property
    def parent(self) -> Caller:
        return caller_of(self.noor.parent)

    @cached_property
    def proposed(self) -> Introduction:
        """The learner of the story, proposed to the bakery, which has not answered."""
        return self._meeting()

    @cached_property
    def talk_planned(self) -> Introduction:
        """The same learner, who will talk about another place of the bakery."""
        return self._meeting(planned=True)

    @cached_property
    def promised_seat(self) -> Introduction:
        """A seat that the bakery keeps for the same learner."""
        return self._seated(self._meeting(promised=True))

    @property
    def only_seat(self) -> Introduction:
        """The same seat, of a learner who has no other place: nobody takes two."""
        Introduction.objects.filter(track=self.noor.track, state=IntroductionState.PLACED).delete()
        return self.promised_seat

    @cached_property
    def placed_there(self) -> Introduction:
        """A place of the bakery that the same learner took."""
        return self._seated(self._meeting(placed=True))

    def _meeting(self, **traits: bool) -> Introduction:
        """The learner of the story and a place of the bakery, at an establishment of its own."""
        one: Introduction = IntroductionFactory(track=self.noor.track, opening=self._place_for_her(), **traits)
        return one

    @cached_property
    def other_place(self) -> Opening:
        """A place of the bakery that she does not know yet."""
        return self._place_for_her()

    def _place_for_her(self) -> Opening:
        return self._place_for(self.noor.track)

    def _place_for(self, track: Track, **where: float) -> Opening:
        place = EstablishmentFactory(company=self.world.company, nis="44021", postal_code="9000", **where)
        held = recognised(place, training=track.training)
        opening: Opening = OpeningFactory(recognition=held, company=self.world.company, establishment=place)
        OpeningMentorFactory(opening=opening, mentor=self.mentor)
        GuidanceFactory(establishment=place, mentor=self.mentor)
        return opening

    def _seated(self, one: Introduction) -> Introduction:
        SeatFactory(introduction=one)
        Opening.objects.filter(pk=one.opening_id).update(taken=1)
        return one

    @cached_property
    def plan(self) -> TrainingPlan:
        """The training plan of the learner of the story, which the bakery reads too; nothing stands in its way."""
        made: TrainingPlan = TrainingPlanFactory(track=self.noor.track, shared=True)
        PlanWorkplaceFactory(plan=made, recognition=self.plan_workplace(made), ends=date(2027, 5, 31))
        told = {"introduced": "school", "practised": "work", "workplaces": [1]}
        PlanCommentFactory(plan=made, line=PlanLineFactory(plan=made, **told))
        PlanLineFactory(plan=made, code="E-02", is_exempt=True, exempt_words="Leerde dit in de keuken.")
        PlanVersionFactory(plan=made)
        return made

    def plan_workplace(self, plan: TrainingPlan) -> Recognition:
        """A workplace of the bakery that is recognised for the training of this plan."""
        where = EstablishmentFactory(company=self.world.company, nis="44021", postal_code="9000")
        return recognised(where, training=plan.track.training)

    @cached_property
    def said_of_plan(self) -> PlanComment:
        """What the bakery said of it."""
        return self.plan.comments.get()

    @cached_property
    def plan_draft(self) -> TrainingPlan:
        """A draft for another learner of the same coach."""
        made: TrainingPlan = TrainingPlanFactory(track=self._classmate())
        PlanLineFactory(plan=made)
        return made

    @cached_property
    def plan_frozen(self) -> TrainingPlan:
        """A plan of a third learner that is being signed."""
        made: TrainingPlan = TrainingPlanFactory(track=self._classmate(), frozen=True)
        return made

    @cached_property
    def plan_template(self) -> PlanTemplate:
        """A template of the school of that learner."""
        track = self.noor.track
        found: PlanTemplate = PlanTemplateFactory(provider=track.provider, training=track.training)
        return found

    def _classmate(self) -> Track:
        found: Track = TrackFactory(provider=self.noor.track.provider, coach=self.noor.track.coach, placed=True)
        return found

    @cached_property
    def coach(self) -> Caller:
        return caller(Capacity.objects.get(user=self.noor.coach.user_id))

    @cached_property
    def vdab(self) -> Caller:
        """Somebody of VDAB."""
        return caller_of(self.world.actor(Role.EMPLOYMENT_SERVICE))

    @cached_property
    def handover_asked(self) -> WarmHandover:
        """The learner of the story, who would go to VDAB; nobody agreed yet."""
        one: WarmHandover = WarmHandoverFactory(track=self.noor.track)
        return one

    @cached_property
    def handover_offered(self) -> WarmHandover:
        """Another learner of the same coach, who was offered to VDAB."""
        track = TrackFactory(provider=self.noor.track.provider, coach=self.noor.track.coach, searching=True)
        one: WarmHandover = WarmHandoverFactory(track=track, offered=True)
        return one

    @cached_property
    def enquiry(self) -> Enquiry:
        """Somebody without a school, whose turn it is with the school of the learner."""
        one: Enquiry = EnquiryTurnFactory(provider=self.noor.track.provider).enquiry
        return one

    @cached_property
    def taken_enquiry(self) -> Enquiry:
        """Another one, whom that school took up."""
        one: Enquiry = EnquiryTurnFactory(provider=self.noor.track.provider, taken=True).enquiry
        return one

    @property
    def pupils(self) -> EnrolmentFile:
        """A pupil whom somebody of the school handed in."""
        content = as_message([PUPIL])
        one: EnrolmentFile = EnrolmentFileFactory(provider_id=self.noor.track.provider_id, name="klas.json")
        one.sealed = sealed(one, content)
        one.save(update_fields=["sealed"])
        return one

    @property
    def taken_in(self) -> EnrolmentFile:
        """Pupils of the school who went in."""
        one: EnrolmentFile = EnrolmentFileFactory(taken_in=True, provider_id=self.noor.track.provider_id)
        return one

    def seen(self, one: EnrolmentFile) -> str:
        """What who leads the school sees of it."""
        held = self.head.capacity
        assert held is not None
        actor = access.actor_of(held.user_id, held.pk, self.world.day)
        return enrolments.looked_at(actor, one, now=self.world.now).seen

    @cached_property
    def searching(self) -> SearchClock:
        """The search time of the learner of the story, which is over; nobody asked more days."""
        return SearchClockFactory(track=self.noor.track, started_on=date(2026, 9, 1))

    @cached_property
    def asked(self) -> ClockExtension:
        """A question for more days of another learner of the same school, who has no mail and was not rung."""
        track = TrackFactory(
            provider=self.noor.track.provider, coach=self.noor.track.coach, searching=True, person__email=""
        )
        return ClockExtensionFactory(clock=SearchClockFactory(track=track, told=Milestone.OVER))

    @cached_property
    def head(self) -> Caller:
        """Who leads the school of the learner."""
        return caller_of(self.world.actor(Role.PROVIDER_ADMIN, self.noor.track.provider_id))

    @property
    def answered(self) -> Track:
        """The learner of the story, whose screening can be concluded."""
        track = self.noor.track
        if not Screening.objects.filter(track=track).exists():
            told = {"work_willing": "yes", "work_ready": "yes"}
            ScreeningFactory(track=track, coach_said=told, coach_said_at=self.world.now)
        return track

    @cached_property
    def advice(self) -> Advice:
        """What the class council advised about the learner of the story."""
        found: Advice = AdviceFactory(track=self.noor.track)
        return found

    @cached_property
    def run_up(self) -> RunUp:
        """The run-up of another learner of the same coach."""
        provider = self.noor.track.provider
        named = {"track__provider": provider, "track__coach": self.noor.track.coach}
        found: RunUp = RunUpFactory(**named, track__person__kept_by=provider.pk)
        return found

    @property
    def evaluation(self) -> RunUpEvaluation:
        """How that run-up went on a day."""
        found: RunUpEvaluation = RunUpEvaluationFactory(run_up=self.run_up)
        return found

    @cached_property
    def referral(self) -> Referral:
        """The learner of the story would go to a NAFT; nobody agreed yet, but to keep it."""
        NeedsAgreementFactory(track=self.noor.track, scope=Scope.REFER)
        return self._sealed(track=self.noor.track)

    @cached_property
    def referral_agreed(self) -> Referral:
        """Another learner of the same coach, of whom everybody agreed to intensive coaching."""
        return self._sealed(track=self._of_coach(), kind=ReferralKind.IBAL, state=ReferralState.AGREED)

    @cached_property
    def referral_started(self) -> Referral:
        """Another one, who is in a NAFT."""
        return self._sealed(track=self._of_coach(), started=True)

    def _of_coach(self) -> Track:
        track: Track = TrackFactory(provider=self.noor.track.provider, coach=self.noor.track.coach)
        return track

    def _sealed(self, **given: Any) -> Referral:
        """A referral with words under its seal."""
        row: Referral = ReferralFactory(**given)
        row.sealed = referrals.sealed(Why("Even een andere omgeving."), row)
        row.save(update_fields=["sealed"])
        return row

    @cached_property
    def advised(self) -> Track:
        """Another learner of the same school, in the intake, whose screening was concluded."""
        one = TrackFactory(provider=self.noor.track.provider, coach=self.noor.track.coach)
        ScreeningFactory(track=one, concluded=True)
        return one

    @cached_property
    def uninvited(self) -> Guardianship:
        """A parent of a learner of the same school whom nobody guides; neither was invited."""
        child = TrackFactory(provider=self.noor.track.provider).person
        found: Guardianship = GuardianshipFactory(child=child)
        return found

    @cached_property
    def awaited(self) -> Guardianship:
        """A parent of another learner of that school, who was invited, as was the learner."""
        child = TrackFactory(provider=self.noor.track.provider).person
        found: Guardianship = GuardianshipFactory(child=child)
        for person, role in ((child, Role.LEARNER), (found.guardian, Role.GUARDIAN)):
            InvitationFactory(company=None, person=person, role=role, email=person.email)
        return found

    @cached_property
    def round(self) -> MatchingRound:
        """A round of the school of the learner."""
        one = RoundFactory(provider=self.noor.track.provider)
        RoundMemberFactory(round=one, provider=one.provider, joined=True)
        return one

    @cached_property
    def pair(self) -> RoundPair:
        """What was decided beforehand in it about another learner of the school."""
        other = TrackFactory(provider=self.noor.track.provider, coach=self.noor.track.coach, searching=True)
        return RoundPairFactory(round=self.round, track=other)

    @cached_property
    def run(self) -> RoundRun:
        """What was worked out in it about the learner of the story."""
        one = RunFactory(round=self.round, done=True)
        RunLineFactory(run=one, track=self.noor.track)
        return one

    @property
    def kept_run(self) -> RoundRun:
        """The same run, with the market it was worked out from."""
        markets.keep(self.run.inputs, nobody_searches())
        return self.run

    @cached_property
    def asked_round(self) -> MatchingRound:
        """A round of another, for which the school was asked."""
        one = RoundFactory()
        RoundMemberFactory(round=one, provider=self.noor.track.provider)
        return one

    @cached_property
    def asking(self) -> JointPart:
        """A plan that the bakery leads, with a neighbour who did not answer."""
        training = reference.training_by_code(self.world.training)
        joint = JointTrainingFactory(company=self.world.company, training=training)
        own = {"establishment": self.world.establishment, "asked": list(self.world.list_codes)}
        JointPartFactory(joint=joint, is_lead=True, agreed=True, **own)
        return JointPartFactory(joint=joint, asked=[self.world.list_codes[0]])

    @cached_property
    def asked_along(self) -> JointPart:
        """The bakery is asked to take part in the plan of another company."""
        lead = JointPartFactory(is_lead=True, agreed=True, joint__company=CompanyFactory(name="Trekker"))
        return JointPartFactory(joint=lead.joint, establishment=self.world.establishment)

    @cached_property
    def another_key(self) -> Any:
        return ApiTokenFactory(capacity=self.boss.capacity)

    @property
    def company(self) -> UUID:
        return self.world.company.pk

    @cached_property
    def mentor(self) -> Mentor:
        return self.world.mentor()

    @cached_property
    def failed_job(self) -> Any:
        return JobFactory(failed=True)

    @cached_property
    def invitation(self) -> Any:
        return InvitationFactory(company=self.world.company)

    @cached_property
    def let_go(self) -> Mentor:
        return mentors.deactivate(actor=self.world.boss, mentor_id=self.mentor.pk, now=self.world.now)

    @cached_property
    def draft(self) -> tuple[Any, RecognitionRequest]:
        return self.world.draft(mentor=self.mentor)

    @cached_property
    def submitted(self) -> RecognitionRequest:
        return self.world.submitted(mentor=self.mentor)

    @cached_property
    def complete(self) -> RecognitionRequest:
        request = self._asked()
        desk.declare_complete(actor=self.world.manager(request), request_id=request.pk, now=self.world.now)
        return self.world.again(request)

    @cached_property
    def incomplete(self) -> RecognitionRequest:
        request = self._asked()
        desk.ask_completion(
            actor=self.world.manager(request),
            request_id=request.pk,
            items=[CompletionItem.MENTORS],
            words="Wie begeleidt de lerende?",
            now=self.world.now,
        )
        return self.world.again(request)

    @cached_property
    def in_treatment(self) -> RecognitionRequest:
        return self.world.in_treatment(mentor=self.mentor)

    @cached_property
    def recognition(self) -> Recognition:
        request = self._treated()
        return desk.grant(actor=self.world.manager(request), request_id=request.pk, now=self.world.now)

    @cached_property
    def availability(self) -> AvailabilityQuestion:
        """The bakery was asked whether there is a place, and did not answer yet."""
        asleep = recognised(self.world.establishment, body=self.recognition.body, valid_from=date(2025, 9, 1))
        found: AvailabilityQuestion = AvailabilityQuestionFactory(recognition=asleep)
        return found

    @cached_property
    def opening(self) -> Opening:
        """A place that stands open."""
        return self._opened(self.recognition)

    @cached_property
    def paused_opening(self) -> Opening:
        """A place that does not stand open just now."""
        request = self._treated()
        held = desk.grant(actor=self.world.manager(request), request_id=request.pk, now=self.world.now)
        return openings.pause(actor=self.world.boss, opening_id=self._opened(held).pk, now=self.world.now)

    def _opened(self, held: Recognition) -> Opening:
        place = held.establishment_id
        MentorPosting.objects.get_or_create(mentor=self.mentor, establishment_id=place)
        form = OpeningForm(
            school_year=2026,
            starts_on=date(2026, 12, 1),
            ends_on=date(2027, 6, 30),
            expires_on=date(2027, 2, 1),
            places=1,
            mentors={self.mentor.pk: 1},
            contact=Contact("Noor Voorbeeld", "noor@voorbeeld.example"),
        )
        return openings.open_place(actor=self.world.boss, recognition_id=held.pk, form=form, now=self.world.now)

    @cached_property
    def attachment(self) -> Attachment:
        dossier, _ = self.draft
        return attachments.attach(
            actor=self.world.boss,
            dossier_id=dossier.pk,
            condition=Condition.EQUIPMENT,
            file_name="oven.pdf",
            content=PDF,
            now=self.world.now,
        )

    @cached_property
    def provider(self) -> Any:
        return ProviderFactory()

    @cached_property
    def free_day(self) -> Any:
        return ProviderFreeDayFactory(provider=self.provider)

    @cached_property
    def provider_file(self) -> Any:
        """A file of providers that waits to be taken over."""
        admin = self.world.actor(Role.PLATFORM_ADMIN)
        return exchange.keep(actor=admin, name="aanbieders.csv", content=PROVIDERS, now=self.world.now)

    @cached_property
    def lists_file(self) -> Any:
        """A file of activity lists that waits to be taken over."""
        admin = self.world.actor(Role.PLATFORM_ADMIN)
        kind = FileKind.ACTIVITIES
        return exchange.keep(actor=admin, kind=kind, name="lijsten.csv", content=LISTS, now=self.world.now)

    @cached_property
    def batch(self) -> Any:
        return ProviderBatchFactory()

    @cached_property
    def registered(self) -> Any:
        """The bakery in an extract of the enterprise register."""
        if not RegisterExtract.objects.filter(state=ExtractState.CURRENT).exists():
            RegisterExtractFactory(current=True)
        return RegisterEnterpriseFactory(number=int(self.world.company.number))

    @cached_property
    def not_yet(self) -> Any:
        """An establishment of the bakery that the register holds and that does not take part yet."""
        number = int(establishment_number(next(_MORE_PLACES)))
        return RegisterEstablishmentFactory(number=number, enterprise=self.registered.number)

    def _asked(self) -> RecognitionRequest:
        """The request that a next step starts from."""
        return self.submitted

    def _treated(self) -> RecognitionRequest:
        """The request that a decision starts from."""
        return self.in_treatment

    @cached_property
    def doubt(self) -> Any:
        return companies.doubt_register(
            actor=self.world.boss,
            company_id=self.company,
            field=RegisterField.NAME,
            explanation="Wij heten anders.",
            now=self.world.now,
        )


def cast(now: Any) -> Cast:
    """The bakery with its people."""
    return Cast(bakery.build(now))


def pdf(name: str = "oven.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A document to send."""
    return SimpleUploadedFile(name, content, "application/pdf")


def providers_file(name: str = "aanbieders.csv", content: bytes = PROVIDERS) -> SimpleUploadedFile:
    """A file of providers to hand in."""
    return SimpleUploadedFile(name, content, "text/csv")


def lists_file(name: str = "lijsten.csv", content: bytes = LISTS) -> SimpleUploadedFile:
    """A file of activity lists to hand in."""
    return SimpleUploadedFile(name, content, "text/csv")


def scan_file() -> SimpleUploadedFile:
    """The scan of a paper that somebody signed."""
    return SimpleUploadedFile("getekend.pdf", PDF, "application/pdf")


def timetable_file(name: str = "dienst.zip") -> SimpleUploadedFile:
    """A file of a timetable to hand in; the worker has not looked at it yet."""
    return SimpleUploadedFile(name, b"PK", "application/zip")


def contact() -> dict[str, str]:
    """Whom the body can reach."""
    return {"name": "Noor Voorbeeld", "email": "noor@voorbeeld.example", "phone": "09 000 00 00", "remarks": ""}


def partner_form(cast: Cast) -> dict[str, Any]:
    """A recognised neighbour, asked to teach one activity."""
    return {"establishmentId": str(RecognitionFactory().establishment_id), "activities": [cast.world.list_codes[0]]}


def joint_form(cast: Cast) -> dict[str, Any]:
    """The bakery teaches all but one activity, a neighbour that one."""
    own = {"establishmentId": str(cast.world.establishment.pk), "activities": list(cast.world.list_codes[1:])}
    return {"training": cast.world.training, "parts": [own, partner_form(cast)]}


def opening_form(cast: Cast) -> dict[str, Any]:
    """One place with the one mentor, from January on."""
    return {
        "startsOn": "2027-01-11",
        "endsOn": "2027-06-30",
        "expiresOn": "2027-02-01",
        "places": 1,
        "hoursPerWeek": 22.5,
        "workDays": ["mon", "tue"],
        "wishes": [{"kind": "min_age", "age": 18, "why": "Nachtwerk."}],
        "accommodations": ["quiet_place"],
        "mentors": [{"mentorId": str(cast.mentor.pk), "learners": 1}],
        "contact": {"name": "Noor Voorbeeld", "email": "noor@voorbeeld.example"},
    }


def mentor_form(cast: Cast) -> dict[str, Any]:
    """A mentor of the bakery."""
    return {
        "givenName": "Sam",
        "familyName": "Voorbeeld",
        "birthDate": date(1980, 5, 4).isoformat(),
        "experienceYears": 9,
        "establishments": [str(cast.world.establishment.pk)],
    }
