"""Which event is told to whom, under which subject, with which one button."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from tandem.faces.outbox.terms import Audience
from tandem.journey.activation.terms import ActivationHappened
from tandem.journey.placement.terms.openings import OpeningHappened
from tandem.journey.recognition.terms import Happened


@dataclass(frozen=True)
class Letter:
    """One message: its subject line is one action, its button one address."""

    audience: Audience
    template: str
    subject: str
    button: str
    url_name: str

    @property
    def is_about_one(self) -> bool:
        """Whether the address of the button names what the message is about."""
        return self.url_name in {_COMPANY_FILE, _DESK_FILE, _RECEIPT, _OPENING, _QUESTION}


_COMPANY_FILE = "company:request"
_DESK_FILE = "desk:request"
_RECEIPT = "company:receipt"
_OPENING = "company:opening"
_QUESTION = "company:availability"

LETTERS: dict[str, tuple[Letter, ...]] = {
    Happened.DOSSIER_SUBMITTED: (
        Letter(
            Audience.COMPANY,
            "submitted",
            gettext_noop("Wij kregen uw aanvraag %(number)s"),
            gettext_noop("Bekijk het ontvangstbewijs"),
            _RECEIPT,
        ),
    ),
    Happened.REQUEST_SUBMITTED: (
        Letter(
            Audience.BODY,
            "arrived",
            gettext_noop("Kijk of aanvraag %(number)s volledig is: %(workplace)s"),
            gettext_noop("Open de aanvraag"),
            _DESK_FILE,
        ),
    ),
    Happened.REQUEST_ROUTED: (
        Letter(
            Audience.BODY,
            "arrived",
            gettext_noop("Aanvraag %(number)s komt naar u: %(workplace)s"),
            gettext_noop("Open de aanvraag"),
            _DESK_FILE,
        ),
    ),
    Happened.COMPLETION_ASKED: (
        Letter(
            Audience.COMPANY,
            "completion",
            gettext_noop("Vul uw aanvraag %(number)s aan: %(workplace)s"),
            gettext_noop("Vul de aanvraag aan"),
            _COMPANY_FILE,
        ),
    ),
    Happened.REQUEST_RESUBMITTED: (
        Letter(
            Audience.BODY,
            "resubmitted",
            gettext_noop("Aanvraag %(number)s is aangevuld: %(workplace)s"),
            gettext_noop("Open de aanvraag"),
            _DESK_FILE,
        ),
    ),
    Happened.REQUEST_COMPLETE: (
        Letter(
            Audience.COMPANY,
            "complete",
            gettext_noop("Uw aanvraag %(number)s is volledig: %(workplace)s"),
            gettext_noop("Volg uw aanvraag"),
            _COMPANY_FILE,
        ),
    ),
    Happened.RECOGNITION_GRANTED: (
        Letter(
            Audience.COMPANY,
            "granted",
            gettext_noop("U bent erkend: %(workplace)s"),
            gettext_noop("Bekijk uw erkenning"),
            _COMPANY_FILE,
        ),
    ),
    Happened.RECOGNITION_REFUSED: (
        Letter(
            Audience.COMPANY,
            "refused",
            gettext_noop("Beslissing over uw aanvraag %(number)s: %(workplace)s"),
            gettext_noop("Lees de beslissing"),
            _COMPANY_FILE,
        ),
    ),
    Happened.REQUEST_WITHDRAWN: (
        Letter(
            Audience.BODY,
            "withdrawn",
            gettext_noop("Aanvraag %(number)s is ingetrokken: %(workplace)s"),
            gettext_noop("Bekijk de aanvraag"),
            _DESK_FILE,
        ),
    ),
    Happened.DECISION_OVERDUE: (
        Letter(
            Audience.BODY,
            "overdue_body",
            gettext_noop("Beslis over aanvraag %(number)s, de termijn is voorbij: %(workplace)s"),
            gettext_noop("Open de aanvraag"),
            _DESK_FILE,
        ),
        Letter(
            Audience.COMPANY,
            "overdue_company",
            gettext_noop("Onze beslissing over %(number)s is te laat: %(workplace)s"),
            gettext_noop("Volg uw aanvraag"),
            _COMPANY_FILE,
        ),
    ),
    Happened.LIFTING_DECIDED: (
        Letter(
            Audience.COMPANY,
            "lifted",
            gettext_noop("Uw erkenning wordt opgeheven: %(workplace)s"),
            gettext_noop("Lees de beslissing"),
            _COMPANY_FILE,
        ),
    ),
    Happened.RECOGNITION_EXPIRES_SOON: (
        Letter(
            Audience.COMPANY,
            "expires_soon",
            gettext_noop("Uw erkenning loopt af: %(workplace)s"),
            gettext_noop("Bekijk uw erkenningen"),
            "company:home",
        ),
    ),
    Happened.RECOGNITION_EXPIRED: (
        Letter(
            Audience.COMPANY,
            "expired",
            gettext_noop("Uw erkenning is afgelopen: %(workplace)s"),
            gettext_noop("Bekijk uw erkenningen"),
            "company:home",
        ),
    ),
    Happened.ESTABLISHMENT_GONE: (
        Letter(
            Audience.COMPANY,
            "gone",
            gettext_noop("Uw vestiging staat niet meer in het register"),
            gettext_noop("Bekijk uw vestigingen"),
            "company:home",
        ),
        Letter(
            Audience.BODY,
            "gone",
            gettext_noop("Een erkende vestiging staat niet meer in het register"),
            gettext_noop("Open uw werkbank"),
            "desk:inbox",
        ),
    ),
    Happened.MENTOR_TRAINING_DUE: (
        Letter(
            Audience.COMPANY,
            "mentor_training",
            gettext_noop("Een mentor moet de mentoropleiding nog volgen"),
            gettext_noop("Bekijk uw mentoren"),
            "company:mentors",
        ),
    ),
    Happened.JOINT_ASKED: (
        Letter(
            Audience.COMPANY,
            "joint_asked",
            gettext_noop("Leidt u samen op? Een vraag over %(workplace)s"),
            gettext_noop("Antwoord op de vraag"),
            "company:joints",
        ),
    ),
    Happened.JOINT_ALL_AGREED: (
        Letter(
            Audience.COMPANY,
            "joint_all_agreed",
            gettext_noop("Iedereen doet mee: dien uw deel in voor %(workplace)s"),
            gettext_noop("Vul uw aanvraag aan"),
            "company:joints",
        ),
    ),
    Happened.JOINT_NO_LONGER_WHOLE: (
        Letter(
            Audience.COMPANY,
            "joint_no_longer_whole",
            gettext_noop("Samen opleiden is niet meer volledig: %(workplace)s"),
            gettext_noop("Bekijk wat er ontbreekt"),
            "company:joints",
        ),
    ),
    Happened.JOINT_WHOLE: (
        Letter(
            Audience.COMPANY,
            "joint_whole",
            gettext_noop("Samen mag u opleiden: %(workplace)s"),
            gettext_noop("Bekijk met wie"),
            "company:joints",
        ),
    ),
    OpeningHappened.EXPIRES_SOON: (
        Letter(
            Audience.COMPANY,
            "opening_expires_soon",
            gettext_noop("Zoekt u nog iemand? %(workplace)s"),
            gettext_noop("Bekijk de werkplek"),
            _OPENING,
        ),
    ),
    OpeningHappened.EXPIRED: (
        Letter(
            Audience.COMPANY,
            "opening_expired",
            gettext_noop("Uw werkplek staat niet meer open: %(workplace)s"),
            gettext_noop("Bekijk de werkplek"),
            _OPENING,
        ),
    ),
    ActivationHappened.PLACES_SAID: (
        Letter(
            Audience.COMPANY,
            "availability_places",
            gettext_noop("U zei dat er plaats is: zet de werkplek open voor %(workplace)s"),
            gettext_noop("Zet de werkplek open"),
            _QUESTION,
        ),
    ),
    ActivationHappened.PAUSED: (
        Letter(
            Audience.COMPANY,
            "availability_paused",
            gettext_noop("U zei dat het nu niet past: %(workplace)s"),
            gettext_noop("Bekijk of wijzig dit"),
            _QUESTION,
        ),
    ),
    ActivationHappened.MENTOR_LEFT: (
        Letter(
            Audience.COMPANY,
            "availability_mentor_left",
            gettext_noop("Duid een andere mentor aan voor %(workplace)s"),
            gettext_noop("Bekijk wat u kunt doen"),
            _QUESTION,
        ),
        Letter(
            Audience.BODY,
            "availability_mentor_left_body",
            gettext_noop("De mentor is weg bij %(workplace)s"),
            gettext_noop("Open de slapende erkenningen"),
            "sleeping:list",
        ),
    ),
}

Reverse = Callable[..., str]


def letters_on(code: str) -> tuple[Letter, ...]:
    """The messages that go out when this happens; none for most events."""
    return LETTERS.get(code, ())
