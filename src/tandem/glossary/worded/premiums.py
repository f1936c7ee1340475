"""Sentences about premiums: which conditions a company and a learner meet, and until when it can be arranged."""

from typing import Final

from tandem.glossary.wording import NOTHING, Pair, Wording

_IN_FLANDERS: Final[Pair] = ("In het Vlaams Gewest", "In the Flemish Region")
_MONTHS: Final[Pair] = ("{found} volle maanden in dit schooljaar", "{found} whole months in this school year")
_AT_LEAST: Final[Pair] = ("Minstens {needed} maanden", "At least {needed} months")
_TIMES: Final[Pair] = ("Al {found} keer", "Already {found} times")
_AT_MOST: Final[Pair] = ("Hoogstens {needed} keer", "At most {needed} times")
_NOT_KNOWN: Final[Pair] = ("Nog niet gekend", "Not known yet")
_NOTHING_TO_DO: Final[Pair] = (
    "Hier is niets aan te doen: deze premie is er dan niet.",
    "Nothing can be done about it: there is no such premium then.",
)


def _condition(code: str, *, name: Pair, title: Pair, needed: Pair, step: Pair, found: Pair = NOTHING) -> Wording:
    return Wording(code=code, name=name, title=title, found=found, missing=_NOT_KNOWN, needed=needed, next=step)


WORDINGS: Final = (
    Wording(
        code="premium.kind",
        name=("Een overeenkomst die telt", "An agreement that counts"),
        title=("Deze overeenkomst geeft geen premie", "This agreement gives no premium"),
        found=("{found}", "{found}"),
        found_as="reference.AgreementType",
        needed=("{needed}", "{needed}"),
        needed_as="reference.AgreementType",
        next=_NOTHING_TO_DO,
    ),
    _condition(
        "premium.company_region",
        name=("Werkplek in het Vlaams Gewest", "Workplace in the Flemish Region"),
        title=("De werkplek ligt niet in het Vlaams Gewest", "The workplace does not lie in the Flemish Region"),
        needed=_IN_FLANDERS,
        step=("Vraag na welke premie het andere gewest geeft.", "Ask which premium the other region gives."),
    ),
    _condition(
        "premium.company_months",
        name=("Lang genoeg bij de onderneming", "Long enough at the company"),
        title=("Te kort bij de onderneming in dit schooljaar", "Too short at the company in this school year"),
        found=_MONTHS,
        needed=_AT_LEAST,
        step=(
            "Begin vroeger, of kijk naar het volgende schooljaar.",
            "Begin earlier, or look at the next school year.",
        ),
    ),
    _condition(
        "premium.work_share",
        name=("Deel op de werkplek", "Share at the workplace"),
        title=("Te klein deel op de werkplek", "Too small a share at the workplace"),
        found=("{found} %", "{found} %"),
        needed=("Minstens {needed} % van de opleiding", "At least {needed} % of the training"),
        step=(
            "Kijk met de school of er meer op de werkplek kan.",
            "See with the school whether more can happen at the workplace.",
        ),
    ),
    _condition(
        "premium.level",
        name=("Niveau van de opleiding", "Level of the training"),
        title=("De opleiding heeft een hoger niveau", "The training has a higher level"),
        found=("Niveau {found}", "Level {found}"),
        needed=("Hoogstens niveau {needed}", "At most level {needed}"),
        step=(
            "Er zijn uitzonderingen, zoals de graduaatsopleiding verpleegkunde. Vraag het na.",
            "There are exceptions, such as the graduate programme in nursing. Ask about it.",
        ),
    ),
    Wording(
        code="premium.work_share_asked",
        title=("Hoeveel op de werkplek gebeurt, is niet gekend", "How much happens at the workplace is not known"),
        needed=("Minstens {needed} % van de opleiding", "At least {needed} % of the training"),
        next=("Vul het deel in, of vraag het aan de school.", "Fill in the share, or ask the school for it."),
    ),
    Wording(
        code="premium.level_asked",
        title=("Het niveau van de opleiding is niet gekend", "The level of the training is not known"),
        needed=("Hoogstens niveau {needed}", "At most level {needed}"),
        next=("Vul het niveau in, of vraag het aan de school.", "Fill in the level, or ask the school for it."),
    ),
    _condition(
        "premium.mentor_training",
        name=("Mentor met mentoropleiding", "Mentor with mentor training"),
        title=("De mentor volgde nog geen mentoropleiding", "The mentor did not follow mentor training yet"),
        needed=("Een erkende mentoropleiding", "A recognised mentor training"),
        step=("Schrijf de mentor in voor een mentoropleiding.", "Enrol the mentor in a mentor training."),
    ),
    _condition(
        "premium.company_agrees",
        name=("Toestemming en rekeningnummer van de onderneming", "Consent and account number of the company"),
        title=("De onderneming gaf nog geen toestemming", "The company gave no consent yet"),
        needed=("Toestemming en een rekeningnummer in het loket", "Consent and an account number in the counter"),
        step=("Geef ze samen met de overeenkomst.", "Give them together with the agreement."),
    ),
    _condition(
        "premium.company_times",
        name=("Aantal keren voor de onderneming", "Number of times for the company"),
        title=("De onderneming kreeg ze al zo vaak als kan", "The company had it as often as possible already"),
        found=_TIMES,
        needed=_AT_MOST,
        step=_NOTHING_TO_DO,
    ),
    _condition(
        "premium.secondary",
        name=("Secundair onderwijs", "Secondary education"),
        title=("Deze premie is er alleen in het secundair onderwijs", "This premium is for secondary education only"),
        needed=("Een opleiding in het secundair onderwijs", "A training in secondary education"),
        step=_NOTHING_TO_DO,
    ),
    _condition(
        "premium.learner_region",
        name=("De lerende woont in het Vlaams Gewest", "The learner lives in the Flemish Region"),
        title=("De lerende woont niet in het Vlaams Gewest", "The learner does not live in the Flemish Region"),
        needed=_IN_FLANDERS,
        step=("Vraag na wat het andere gewest geeft.", "Ask what the other region gives."),
    ),
    _condition(
        "premium.learner_months",
        name=("Lang genoeg op de werkplek", "Long enough at the workplace"),
        title=("Te kort op de werkplek in dit schooljaar", "Too short at the workplace in this school year"),
        found=_MONTHS,
        needed=_AT_LEAST,
        step=("Kijk naar het volgende schooljaar.", "Look at the next school year."),
    ),
    _condition(
        "premium.learner_declares",
        name=("Getekende verklaring van de lerende", "Signed declaration of the learner"),
        title=("De verklaring van de lerende ontbreekt nog", "The declaration of the learner is missing"),
        needed=("Een getekende verklaring met rekeningnummer", "A signed declaration with an account number"),
        step=("Vraag ze aan de school: die laadt ze op.", "Ask the school for it: the school uploads it."),
    ),
    _condition(
        "premium.learner_times",
        name=("Aantal keren voor de lerende", "Number of times for the learner"),
        title=("De lerende kreeg ze al zo vaak als kan", "The learner had it as often as possible already"),
        found=_TIMES,
        needed=_AT_MOST,
        step=_NOTHING_TO_DO,
    ),
    Wording(
        code="premium.register_by",
        title=("De overeenkomst is nog niet geregistreerd", "The agreement is not registered yet"),
        needed=("Geregistreerd ten laatste op {needed}", "Registered by {needed} at the latest"),
        needed_as="day",
        next=("Registreer ze op tijd: anders is er geen premie.", "Register it in time: else there is no premium."),
    ),
    Wording(
        code="premium.registered_asked",
        name=("Op tijd geregistreerd", "Registered in time"),
        title=(
            "Of de overeenkomst op tijd geregistreerd is, is hier niet gekend",
            "Whether the agreement was registered in time is not known here",
        ),
        needed=("Ten laatste op {needed}", "At the latest on {needed}"),
        needed_as="day",
        next=(
            "De overeenkomst is buiten Tandem getekend. Kijk na wanneer ze geregistreerd is.",
            "The agreement was signed outside Tandem. Check when it was registered.",
        ),
    ),
    Wording(
        code="premium.registered",
        name=("Op tijd geregistreerd", "Registered in time"),
        title=("De overeenkomst is niet op tijd geregistreerd", "The agreement was not registered in time"),
        found=("Geregistreerd op {found}", "Registered on {found}"),
        missing=("Niet geregistreerd", "Not registered"),
        found_as="day",
        needed=("Ten laatste op {needed}", "At the latest on {needed}"),
        needed_as="day",
        next=(
            "Voor dit schooljaar is er geen premie meer. Registreer de volgende overeenkomst binnen drie maanden.",
            "There is no premium any more for this school year. Register the next agreement within three months.",
        ),
    ),
)
