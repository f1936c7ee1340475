"""Factories of openings. What belongs to one workplace stays with it."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from tandem.journey.placement.models import (
    Guidance,
    LearnerProfile,
    Opening,
    OpeningContact,
    OpeningMentor,
    OpeningWish,
    PassedOver,
    PlaceAlert,
    PlaceHit,
    SavedOpening,
    Veto,
)
from tandem.journey.placement.terms.fitting import PassReason
from tandem.journey.placement.terms.openings import CloseReason, OpeningState, WishKind, WishLanguage
from tests.factories.numbers import EARLIER, NOW, somebody

_somebody = factory.LazyFunction(somebody)
_MENTOR = "tests.factories.recognition.MentorFactory"
BREAKFAST = time(8).hour * 60


class OpeningFactory(DjangoModelFactory):
    """An opening of the school year in which the tests happen; each trait is a state further on."""

    class Meta:
        model = Opening

    class Params:
        paused = factory.Trait(state=OpeningState.PAUSED, paused_at=NOW, paused_by=_somebody)
        closed = factory.Trait(
            state=OpeningState.CLOSED, closed_at=NOW, closed_by=_somebody, close_reason=CloseReason.NO_WORK
        )
        expired = factory.Trait(state=OpeningState.EXPIRED, expires_on=date(2026, 11, 1), expired_on=date(2026, 11, 1))

    recognition = factory.SubFactory("tests.factories.recognition.RecognitionFactory")
    company = factory.SelfAttribute("recognition.company")
    establishment = factory.SelfAttribute("recognition.establishment")
    training = factory.SelfAttribute("recognition.training")
    school_year = 2026
    starts_on = date(2026, 11, 1)
    ends_on = date(2027, 6, 30)
    expires_on = date(2027, 2, 1)
    places = 1
    first_minute = BREAKFAST
    opened_at = EARLIER
    opened_by = _somebody
    free_since = factory.SelfAttribute("opened_at")
    lat = factory.SelfAttribute("recognition.lat")
    lon = factory.SelfAttribute("recognition.lon")


class OpeningContactFactory(DjangoModelFactory):
    class Meta:
        model = OpeningContact

    opening = factory.SubFactory(OpeningFactory)
    name = "Noor Voorbeeld"
    email = "noor@voorbeeld.example"


class OpeningWishFactory(DjangoModelFactory):
    """The work asks Dutch; `adult` asks an age."""

    class Meta:
        model = OpeningWish

    class Params:
        adult = factory.Trait(kind=WishKind.MIN_AGE, language="", age=18)

    opening = factory.SubFactory(OpeningFactory)
    kind = WishKind.LANGUAGE
    language = WishLanguage.DUTCH
    why = "Je spreekt met klanten aan de toog."


class OpeningMentorFactory(DjangoModelFactory):
    class Meta:
        model = OpeningMentor

    opening = factory.SubFactory(OpeningFactory)
    mentor = factory.SubFactory(_MENTOR, company=factory.SelfAttribute("..opening.company"))


class GuidanceFactory(DjangoModelFactory):
    class Meta:
        model = Guidance

    establishment = factory.SubFactory("tests.factories.organisations.EstablishmentFactory")
    mentor = factory.SubFactory(_MENTOR, company=factory.SelfAttribute("..establishment.company"))
    school_year = 2026
    learners = 1


class SavedOpeningFactory(DjangoModelFactory):
    """A place that a learner kept, without a rank."""

    class Meta:
        model = SavedOpening

    class Params:
        first = factory.Trait(rank=1)

    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    opening = factory.SubFactory(OpeningFactory)
    saved_at = EARLIER
    saved_by = _somebody


class VetoFactory(DjangoModelFactory):
    """A place where a learner does not want to go."""

    class Meta:
        model = Veto

    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    establishment = factory.SubFactory("tests.factories.organisations.EstablishmentFactory")
    reason = "Mijn tante werkt daar."
    vetoed_at = EARLIER
    vetoed_by = _somebody


class LearnerProfileFactory(DjangoModelFactory):
    """A learner who told something; `findable` wants to be found."""

    class Meta:
        model = LearnerProfile

    class Params:
        findable = factory.Trait(is_findable=True, findable_at=EARLIER, findable_by=_somebody)

    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    likes = "Ik sta graag vroeg op en werk graag met mijn handen."
    can = "Deeg kneden en netjes opruimen."
    changed_at = EARLIER
    changed_by = _somebody


class PassedOverFactory(DjangoModelFactory):
    """A learner whom a company found and does not ask."""

    class Meta:
        model = PassedOver

    opening = factory.SubFactory(OpeningFactory)
    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    reason = PassReason.PERIOD
    passed_at = EARLIER
    passed_by = _somebody


class PlaceAlertFactory(DjangoModelFactory):
    """A learner asks to hear of workplaces within twenty kilometres of Ghent."""

    class Meta:
        model = PlaceAlert

    class Params:
        off = factory.Trait(is_on=False, off_at=NOW)

    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    training = factory.SelfAttribute("track.training")
    lat, lon = 51.05, 3.72
    most = 20
    reach_km = 20.0
    secret_hash = factory.Sequence(lambda n: f"{n:064x}")
    set_at = EARLIER


class PlaceHitFactory(DjangoModelFactory):
    """An open place that was told."""

    class Meta:
        model = PlaceHit

    class Params:
        recognised = factory.Trait(
            opening=None, recognition=factory.SubFactory("tests.factories.recognition.RecognitionFactory")
        )

    alert = factory.SubFactory(PlaceAlertFactory)
    opening = factory.SubFactory("tests.factories.placement.OpeningFactory")
    km = 2.0
    found_at = EARLIER
