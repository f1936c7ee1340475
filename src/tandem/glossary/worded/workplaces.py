"""Sentences about the conditions of a workplace."""

from typing import Final

from tandem.glossary.wording import Wording

_DECLARED = ("Verklaard: {found}", "Declared: {found}")
_NOT_DECLARED = ("Niet beantwoord", "Not answered")
_COMPLETE_IT = (
    "Pas uw verklaring aan als u wel voldoet, en voeg een document toe.",
    "Change your declaration if you do meet it, and add a document.",
)

WORDINGS: Final = (
    Wording(
        code="workplace.region",
        name=("Ligging van de vestiging", "Where the establishment lies"),
        title=("De vestiging ligt buiten het gebied", "The establishment lies outside the area"),
        found=("{found}", "{found}"),
        found_as="geo.RegionCode",
        missing=("Wij kennen de gemeente van deze vestiging niet", "We do not know the municipality"),
        needed=(
            "Een vestiging in een van deze gewesten: {needed}",
            "An establishment in one of these regions: {needed}",
        ),
        needed_as="geo.RegionCode",
        next=("Kies een andere vestiging, of vraag uitleg.", "Choose another establishment, or ask for help."),
    ),
    Wording(
        code="workplace.in_register",
        name=("Vestiging in de KBO", "Establishment in the KBO"),
        title=("Deze vestiging staat niet meer in de KBO", "This establishment is no longer in the KBO"),
        needed=("Een actieve vestiging in de KBO", "An active establishment in the KBO"),
        next=(
            "Kijk het vestigingsnummer na, of laat de KBO herstellen.",
            "Check the establishment number, or have the KBO restored.",
        ),
    ),
    Wording(
        code="workplace.already_recognised",
        name=("Nog geen lopende erkenning", "No running recognition yet"),
        title=("Deze vestiging is al erkend voor deze opleiding", "This establishment is already recognised"),
        found=("Erkend tot {found}", "Recognised until {found}"),
        found_as="day",
        missing=("Geen lopende erkenning", "No running recognition"),
        next=(
            "Een nieuwe erkenning begint wanneer de lopende eindigt.",
            "A new recognition starts when the running one ends.",
        ),
    ),
    Wording(
        code="workplace.one_open_request",
        name=("Eén aanvraag tegelijk", "One request at a time"),
        title=("Voor deze opleiding loopt al een aanvraag", "A request for this training is already running"),
        needed=(
            "Eén lopende aanvraag per opleiding en vestiging",
            "One running request per training and establishment",
        ),
        next=(
            "Beslis eerst over de andere aanvraag, of laat ze intrekken.",
            "Decide on the other request first, or have it withdrawn.",
        ),
    ),
    Wording(
        code="condition.equipment",
        name=("Uitrusting en organisatie", "Equipment and organisation"),
        title=("De uitrusting of organisatie volstaat niet", "Equipment or organisation does not suffice"),
        found=_DECLARED,
        missing=_NOT_DECLARED,
        needed=(
            "Uitrusting en organisatie om het opleidingsplan uit te voeren",
            "Equipment and organisation to carry out the training plan",
        ),
        next=_COMPLETE_IT,
    ),
    Wording(
        code="condition.finance",
        name=("Financiële draagkracht", "Financial strength"),
        title=("De financiële draagkracht is niet bevestigd", "Financial strength is not confirmed"),
        found=_DECLARED,
        missing=_NOT_DECLARED,
        needed=(
            "Genoeg draagkracht, zodat de lerende de opleiding kan afmaken",
            "Enough strength for the learner to finish the training",
        ),
        next=_COMPLETE_IT,
    ),
    Wording(
        code="condition.convictions",
        name=("Geen veroordelingen", "No convictions"),
        title=(
            "Er zijn veroordelingen die een erkenning verhinderen",
            "There are convictions that prevent recognition",
        ),
        found=_DECLARED,
        missing=_NOT_DECLARED,
        needed=(
            "Geen veroordelingen die de opleiding in gevaar brengen",
            "No convictions that endanger the training",
        ),
        next=_COMPLETE_IT,
    ),
    Wording(
        code="condition.duties",
        name=("Verplichtingen als leeronderneming", "Duties as a training company"),
        title=("De verplichtingen zijn niet aanvaard", "The duties are not accepted"),
        found=_DECLARED,
        missing=_NOT_DECLARED,
        needed=("De onderneming aanvaardt de verplichtingen", "The company accepts the duties"),
        next=("Lees de verplichtingen en aanvaard ze.", "Read the duties and accept them."),
    ),
    Wording(
        code="condition.finance_document",
        name=("Bewijs van financiële draagkracht", "Evidence of financial strength"),
        title=("Het bewijs van financiële draagkracht ontbreekt", "The proof of financial strength is missing"),
        found=("Toegevoegd: {found}", "Added: {found}"),
        needed=(
            "Een attest van de RSZ, want uw sector vraagt dat",
            "A certificate of social security, because your sector asks for it",
        ),
        next=("Voeg het attest toe bij de financiële draagkracht.", "Add the certificate to financial strength."),
    ),
    Wording(
        code="activities.no_list",
        name=("Activiteitenlijst van de opleiding", "Activity list of the training"),
        title=("Voor deze opleiding is er nog geen activiteitenlijst", "This training has no activity list yet"),
        next=(
            "De bevoegde instantie bekijkt zelf wat u kunt aanleren.",
            "The competent body looks itself at what you can teach.",
        ),
    ),
    Wording(
        code="activities.ticked",
        name=("Activiteiten die u kunt aanleren", "Activities you can teach"),
        title=("Er zijn geen activiteiten aangevinkt", "No activities are ticked"),
        found=("{found} activiteiten", "{found} activities"),
        needed=("De lijst telt {needed} activiteiten", "The list has {needed} activities"),
        next=("Vink aan wat een lerende bij u kan doen.", "Tick what a learner can do at your workplace."),
    ),
    Wording(
        code="activities.share",
        name=("Genoeg activiteiten", "Enough activities"),
        title=("Te weinig activiteiten uit de lijst", "Too few activities of the list"),
        found=("{found} procent van de lijst", "{found} percent of the list"),
        needed=("Minstens {needed} procent van de lijst", "At least {needed} percent of the list"),
        next=(
            "Vink meer activiteiten aan, of werk samen met een andere onderneming.",
            "Tick more activities, or work together with another company.",
        ),
    ),
    Wording(
        code="activities.limit_named",
        name=("Activiteiten van het deel", "Activities of the part"),
        title=(
            "Er staat niet voor welke activiteiten de erkenning geldt",
            "It is not said what the recognition covers",
        ),
        found=("{found} activiteiten", "{found} activities"),
        needed=("Minstens één activiteit", "At least one activity"),
        next=("Vink de activiteiten aan die u aanleert.", "Tick the activities you teach."),
    ),
    Wording(
        code="activities.limited",
        name=("Erkenning voor een deel van de opleiding", "Recognition for a part of the training"),
        title=("De aanvraag geldt maar voor een deel van de opleiding", "The request covers only part of the training"),
        found=("{found} activiteiten", "{found} activities"),
        needed=("De lijst telt {needed} activiteiten", "The list has {needed} activities"),
        next=(
            "Wie hier leert, heeft voor de rest een andere leerwerkplek of de school nodig.",
            "Who learns here needs another workplace or the school for the rest.",
        ),
    ),
    Wording(
        code="activities.unknown",
        title=("Deze activiteit staat niet op de lijst", "This activity is not on the list"),
        found=("{found}", "{found}"),
        needed=("Een activiteit van de lijst van {needed}", "An activity of the list of {needed}"),
        next=("Laad de pagina opnieuw en vink opnieuw aan.", "Load the page again and tick again."),
    ),
)
