"""A bakery and its neighbour that together teach one training: the ground on which the tests of that stand."""

from datetime import date

from tandem.base.actor import Actor
from tandem.base.models import Event
from tandem.journey.recognition import rules
from tandem.journey.recognition.actions import desk, dossiers, filing, joint
from tandem.journey.recognition.actions.joint import Asked
from tandem.journey.recognition.models import JointPart, JointTraining, RecognitionRequest
from tandem.journey.recognition.queries import joint as doors
from tandem.journey.recognition.terms import PER_DOSSIER, Happened, Together
from tandem.registers.access.terms import Role
from tandem.registers.organisations.actions import company as companies
from tandem.registers.reference.models import Activity
from tests.factories.accounts import UserFactory
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.recognition import OfferedActivityFactory, RecognitionFactory, RecognitionRequestFactory
from tests.harness.bakery import World


class Pair:
    """A bakery that teaches all but the last activity, and a recognised neighbour that teaches that one."""

    def __init__(self, world: World) -> None:
        self.world = world
        company = CompanyFactory(name="Patisserie Ernaast")
        place = EstablishmentFactory(
            company=company, name="Ernaast", nis="44021", postal_code="9000", lat=51.05, lon=3.72
        )
        known = RecognitionFactory(request=RecognitionRequestFactory(granted=True, establishment=place))
        last = Activity.objects.get(code=world.list_codes[-1], activity_list__valid_until=None)
        OfferedActivityFactory(request=known.request, activity=last)
        boss = Actor(user_id=UserFactory().pk, role=Role.COMPANY_ADMIN, organisation_id=company.pk)
        since = date(2020, 1, 1)
        companies.set_joint_committee(actor=boss, company_id=company.pk, number="118", valid_from=since, now=world.now)
        self.other = World(world.now, company, place, boss, world.training, world.list_codes)
        self.asked = (
            Asked(world.establishment.pk, world.list_codes[:-1]),
            Asked(place.pk, world.list_codes[-1:]),
        )

    def start(self) -> JointTraining:
        """File together: the neighbour is asked."""
        made = joint.start(
            actor=self.world.boss,
            company_id=self.world.company.pk,
            training=self.world.training,
            parts=self.asked,
            now=self.world.now,
        )
        self.joint = made
        return made

    def part(self, world: World) -> JointPart:
        """The part of one of the two as it now stands."""
        return JointPart.objects.select_related("request").get(joint=self.joint, company=world.company)

    def agreed(self) -> None:
        """Both take part."""
        self.start()
        joint.agree(actor=self.other.boss, part_id=self.part(self.other).pk, now=self.world.now)

    def complete(self, world: World) -> RecognitionRequest:
        """Fill in and hand in the request of one of the two."""
        request = self.part(world).request
        given = {"actor": world.boss, "dossier_id": request.dossier_id, "now": world.now}
        dossiers.set_contact(**given, name="Noor", email="noor@voorbeeld.example", phone="", remarks="")
        dossiers.declare(**given, answers=dict.fromkeys(PER_DOSSIER, True))
        mine = [one.activity.code for one in request.activities.select_related("activity")]
        dossiers.describe_workplace(
            actor=world.boss,
            request_id=request.pk,
            equipment=True,
            activities=mine,
            mentors=[world.mentor().pk],
            now=world.now,
        )
        filing.submit(**given)
        return world.again(request)

    def in_treatment(self, world: World) -> RecognitionRequest:
        """The request of one of the two, waiting for its decision."""
        request = self.complete(world)
        manager = world.manager(request)
        desk.declare_complete(actor=manager, request_id=request.pk, now=world.now)
        desk.take_up(actor=manager, request_id=request.pk, now=world.now)
        return world.again(request)

    def stands(self) -> Together:
        """How it stands together."""
        return rules.together(doors.whole_of([self.joint])[self.joint.pk].facts)

    def told(self, code: Happened) -> set[object]:
        """The companies that were told this."""
        keys = Event.objects.filter(code=code).values_list("subject_id", flat=True)
        return set(JointPart.objects.filter(pk__in=list(keys)).values_list("company_id", flat=True))
