"""The bakery with one of everything, all at once: a request in each state, each at an establishment of its own."""

from dataclasses import replace
from datetime import date
from functools import cached_property

from tandem.journey.intake.actions import accounts, needs, screening
from tandem.journey.intake.models import Track
from tandem.journey.intake.rules.needs import Told
from tandem.journey.intake.terms.needs import Need, Scope
from tandem.journey.placement.models import ClockExtension, Introduction, Opening, SearchClock
from tandem.journey.placement.terms.clocks import Milestone
from tandem.journey.recognition.actions import attachments, filing, mentors
from tandem.journey.recognition.models import Attachment, Mentor, RecognitionRequest
from tandem.journey.recognition.terms import Condition
from tandem.registers.organisations.models import Provider
from tandem.registers.people.models import Guardianship
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.factories.intake import TrackFactory
from tests.factories.introductions import IntroductionFactory, SeatFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.placement import GuidanceFactory, OpeningFactory, OpeningMentorFactory
from tests.harness import school
from tests.harness.bakery import World
from tests.harness.school import School
from tests.harness.workplace import recognised
from tests.tandem.faces.api.house import PDF, Cast
from tests.trust.canaries import NEEDS_CANARY


class Scene(Cast):
    """The cast of the tests of the API, with everything made beforehand and nothing shared between two states."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        for name, made in (vars(Cast) | vars(Scene)).items():
            if isinstance(made, cached_property):
                getattr(self, name)

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
    def free(self) -> Track:
        """A learner of the same school, in the intake, whom nobody guides."""
        return self.school.learner()

    @cached_property
    def shielded(self) -> Track:
        """The learner of the story, whose shielded part holds a canary."""
        given = {"actor": self.noor.learner, "track_id": self.track.pk, "now": self.world.now}
        needs.agree(**given, scope=Scope.KEEP)
        needs.keep(**given, told=Told(frozenset({Need.QUIET_PLACE}), NEEDS_CANARY))
        return self.track

    @cached_property
    def guardianship(self) -> Guardianship:
        """A parent of that learner."""
        return self.school.parent(self.free)

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
    def searching(self) -> SearchClock:
        """The search time of the learner of the story, which is over; nobody asked more days."""
        return SearchClockFactory(track=self.track, started_on=date(2026, 9, 1))

    @cached_property
    def asked(self) -> ClockExtension:
        """A question for more days of another learner of the same school, who has no mail and was not rung."""
        track = TrackFactory(provider=self.provider, coach=self.noor.track.coach, searching=True, person__email="")
        return ClockExtensionFactory(clock=SearchClockFactory(track=track, told=Milestone.OVER))

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

    @cached_property
    def placed_there(self) -> Introduction:
        """A place of the bakery that the same learner took."""
        return self._seated(self._meeting(placed=True))

    def _meeting(self, **traits: bool) -> Introduction:
        """The learner of the story and a place of the bakery, at an establishment of its own."""
        one: Introduction = IntroductionFactory(track=self.track, opening=self._place_for_her(), **traits)
        return one

    @cached_property
    def other_place(self) -> Opening:
        """A place of the bakery that she does not know yet."""
        return self._place_for_her()

    def _place_for_her(self) -> Opening:
        place = EstablishmentFactory(company=self.world.company, nis="44021", postal_code="9000")
        held = recognised(place, training=self.track.training)
        opening: Opening = OpeningFactory(recognition=held, company=self.world.company, establishment=place)
        OpeningMentorFactory(opening=opening, mentor=self.mentor)
        GuidanceFactory(establishment=place, mentor=self.mentor)
        return opening

    def _seated(self, one: Introduction) -> Introduction:
        SeatFactory(introduction=one)
        Opening.objects.filter(pk=one.opening_id).update(taken=1)
        return one

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
