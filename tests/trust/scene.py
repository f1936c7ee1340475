"""The bakery with one of everything, all at once: a request in each state, each at an establishment of its own."""

from dataclasses import replace
from functools import cached_property
from secrets import token_hex

from tandem.faces.exchange.kept_files import sealed
from tandem.faces.exchange.models import EnrolmentFile
from tandem.journey.handover.models import Enquiry, WarmHandover
from tandem.journey.intake.actions import accounts, needs, referrals, screening
from tandem.journey.intake.models import Advice, Referral, RunUp, Track
from tandem.journey.intake.rules.needs import Told
from tandem.journey.intake.terms.needs import Need, Scope
from tandem.journey.intake.terms.referrals import Proposer, ReferralKind
from tandem.journey.placement.models import Opening
from tandem.journey.recognition.actions import attachments, filing, mentors
from tandem.journey.recognition.models import Attachment, Mentor, RecognitionRequest
from tandem.journey.recognition.terms import Condition
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.organisations.models import Provider
from tandem.registers.people.models import Guardianship
from tests.factories.activation import AvailabilityQuestionFactory
from tests.factories.clocks import CalendarFeedFactory
from tests.factories.exchange import EnrolmentFileFactory
from tests.factories.handover import EnquiryFactory, EnquiryTurnFactory, WarmHandoverFactory
from tests.factories.intake import AdviceFactory, RunUpFactory, ScreeningFactory, TrackFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.placement import OpeningFactory, PlaceAlertFactory
from tests.harness import school
from tests.harness.bakery import World
from tests.harness.school import School
from tests.tandem.faces.api.house import PDF, Cast
from tests.trust import canaries
from tests.trust.canaries import NEEDS_CANARY, REFERRAL_CANARY


class Scene(Cast):
    """The cast of the tests of the API, with everything made beforehand and nothing shared between two states."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        for kind in reversed(Scene.__mro__):
            for name, made in vars(kind).items():
                if isinstance(made, cached_property):
                    getattr(self, name)
        canaries.plant(self.track, self.noor.guardianship.guardian, also=self.seeking)
        self.met: set[tuple[str, str, str]] = set()
        """Which canary was met behind which door, by whom."""

    @cached_property
    def provider(self) -> Provider:
        """The provider of the learner of the story."""
        return self.noor.track.provider

    @cached_property
    def school(self) -> School:
        """The school of the learner of the story."""
        return school.build(self.world.now, provider=self.provider)

    @cached_property
    def track(self) -> Track:
        """The learner of the story, whose screening can be concluded."""
        school.screen(self.school, self.noor.track)
        return self.noor.track

    @cached_property
    def advice(self) -> Advice:
        """What the class council advised about that learner."""
        found: Advice = AdviceFactory(track=self.track)
        return found

    @cached_property
    def run_up(self) -> RunUp:
        """The run-up of another learner of the same coach."""
        named = {"track__provider": self.provider, "track__coach": self.track.coach}
        found: RunUp = RunUpFactory(**named, track__person__kept_by=self.provider.pk)
        return found

    @cached_property
    def free(self) -> Track:
        """A learner of the same school, in the intake, whom nobody guides."""
        form = replace(school.FORM, street=canaries.CLASSMATE.street)
        return self.school.learner(canaries.classmate(), form)

    @cached_property
    def shielded(self) -> Track:
        """The learner of the story, whose shielded part holds a canary."""
        return self._in_need(self.track, Scope.KEEP)

    @cached_property
    def referral(self) -> Referral:
        """The learner of the story would go to a NAFT; why is a canary too."""
        track = self.shielded
        needs.agree(actor=self.noor.learner, track_id=track.pk, scope=Scope.REFER, now=self.world.now)
        return referrals.propose(
            actor=self.noor.coach,
            track_id=track.pk,
            kind=ReferralKind.NAFT,
            proposer=Proposer.CLB,
            proposed_on=self.world.now.date(),
            reason=REFERRAL_CANARY,
            now=self.world.now,
        )

    @cached_property
    def seeking(self) -> Track:
        """Another training of the same learner, with one place that does not offer what she needs in a search."""
        named = {"provider": self.provider, "person": self.track.person, "coach": self.track.coach}
        track: Track = TrackFactory(**named, searching=True)
        said = {"work_willing": "yes", "travel_modes": ["bike"], "longest_minutes": 60}
        ScreeningFactory(track=track, concluded=True, learner_said=said)
        self._place_for(track, lat=track.lat, lon=track.lon)
        return self._in_need(track, Scope.KEEP, Scope.SEARCH)

    def _in_need(self, track: Track, *scopes: Scope) -> Track:
        given = {"actor": self.noor.learner, "track_id": track.pk, "now": self.world.now}
        for scope in scopes:
            needs.agree(**given, scope=scope)
        needs.keep(**given, told=Told(frozenset({Need.QUIET_PLACE}), NEEDS_CANARY))
        return track

    @cached_property
    def guardianship(self) -> Guardianship:
        """A parent of that learner."""
        return self.school.parent(self.free, canaries.classmates_parent())

    @property
    def pupils(self) -> EnrolmentFile:
        """Pupils whom somebody of the school handed in, with their national numbers."""
        one: EnrolmentFile = EnrolmentFileFactory(provider_id=self.provider.pk)
        one.sealed = sealed(one, canaries.pupils())
        one.save(update_fields=["sealed"])
        return one

    @cached_property
    def invited(self) -> Track:
        """A learner who was invited to come in."""
        track = self.school.learner(replace(school.NOOR, given_name="Broer", email="broer@voorbeeld.example"))
        accounts.invite_learner(actor=self.school.admin, track_id=track.pk, now=self.world.now)
        return track

    @cached_property
    def invited_parent(self) -> Guardianship:
        """A parent of that learner, who was invited too."""
        row = self.school.parent(self.invited, replace(school.PARENT, email="papa@voorbeeld.example", phone=""))
        given = {"track_id": self.invited.pk, "guardianship_id": row.pk, "now": self.world.now}
        accounts.invite_guardian(actor=self.school.admin, **given)
        return row

    @cached_property
    def screened(self) -> Track:
        """A learner whose screening was concluded."""
        track = self.school.learner(replace(school.NOOR, given_name="Zus"))
        school.screen(self.school, track)
        screening.conclude(actor=self.school.admin, track_id=track.pk, now=self.world.now)
        return track

    @cached_property
    def enquiry(self) -> Enquiry:
        """Somebody without a school, whose turn it is with the provider of the story."""
        found: Enquiry = EnquiryTurnFactory(provider=self.provider).enquiry
        return found

    @cached_property
    def taken_enquiry(self) -> Enquiry:
        """Another one, whom that provider took up."""
        found: Enquiry = EnquiryTurnFactory(provider=self.provider, taken=True).enquiry
        return found

    @cached_property
    def handover_asked(self) -> WarmHandover:
        """The learner of the story, who would go to VDAB; nobody agreed yet."""
        found: WarmHandover = WarmHandoverFactory(track=self.track)
        return found

    @cached_property
    def handover_offered(self) -> WarmHandover:
        """Another learner of the same coach, who was offered to VDAB."""
        given = TrackFactory(provider=self.provider, coach=self.noor.track.coach, searching=True)
        found: WarmHandover = WarmHandoverFactory(track=given, offered=True)
        return found

    @cached_property
    def asked_secret(self) -> str:
        """The link of one that was left and not confirmed yet."""
        secret = f"geheim-van-wie-vraagt-{token_hex(8)}"
        EnquiryFactory(secret_hash=fingerprint(secret))
        return secret

    @cached_property
    def availability_secret(self) -> str:
        """The link of another such question."""
        secret = f"geheim-van-een-vraag-{token_hex(8)}"
        AvailabilityQuestionFactory(secret_hash=fingerprint(secret))
        return secret

    @cached_property
    def feed_secret(self) -> str:
        """The address at which a calendar reads the search times of a coach."""
        secret = f"geheim-van-een-agenda-{token_hex(8)}"
        CalendarFeedFactory(secret_hash=fingerprint(secret))
        return secret

    @cached_property
    def alert_secret(self) -> str:
        """The link that ends the alert of a learner."""
        secret = f"geheim-van-een-melding-{token_hex(8)}"
        PlaceAlertFactory(secret_hash=fingerprint(secret))
        return secret

    @cached_property
    def open_to_all(self) -> Opening:
        """A place with nobody to reach on its page: who reads that leaves no trace."""
        opening: Opening = OpeningFactory()
        return opening

    @cached_property
    def let_go(self) -> Mentor:
        gone = self.world.mentor()
        return mentors.deactivate(actor=self.world.boss, mentor_id=gone.pk, now=self.world.now)

    @cached_property
    def submitted(self) -> RecognitionRequest:
        return self._asked()

    @cached_property
    def in_treatment(self) -> RecognitionRequest:
        return self._treated()

    @cached_property
    def handed_in(self) -> Attachment:
        """A document in a form that a body treats."""
        dossier, _ = self._elsewhere().draft(mentor=self.mentor)
        attachment = attachments.attach(
            actor=self.world.boss,
            dossier_id=dossier.pk,
            condition=Condition.FINANCE,
            file_name="balans.pdf",
            content=PDF,
            now=self.world.now,
        )
        filing.submit(actor=self.world.boss, dossier_id=dossier.pk, now=self.world.now)
        return attachment

    def _asked(self) -> RecognitionRequest:
        return self._elsewhere().submitted(mentor=self.mentor)

    def _treated(self) -> RecognitionRequest:
        return self._elsewhere().in_treatment(mentor=self.mentor)

    def _elsewhere(self) -> World:
        """The same bakery, at one more establishment."""
        place = EstablishmentFactory(company=self.world.company, nis="44021", postal_code="9000")
        return World(
            self.world.now, self.world.company, place, self.world.boss, self.world.training, self.world.list_codes
        )
