"""Sentences about the form of a company, and about what the desk does with it."""

from typing import Final

from tandem.glossary.wording import Wording, not_allowed

WORDINGS: Final = (
    Wording(
        code="form.contact",
        name=("Contactpersoon", "Contact person"),
        title=("Er is nog geen contactpersoon", "There is no contact person yet"),
        needed=("Een naam, en een e-mailadres of telefoonnummer", "A name, and an e-mail address or phone number"),
        next=("Vul in wie wij over dit dossier kunnen bereiken.", "Fill in whom we can reach about this dossier."),
    ),
    Wording(
        code="form.requests",
        name=("Opleidingen en vestigingen", "Trainings and establishments"),
        title=("U hebt nog geen opleiding gekozen", "You have not chosen a training yet"),
        found=("{found} aanvragen", "{found} requests"),
        needed=("Minstens {needed} opleiding op een vestiging", "At least {needed} training at an establishment"),
        next=("Kies een opleiding en een vestiging.", "Choose a training and an establishment."),
    ),
    Wording(
        code="form.joint_committee",
        name=("Paritair comité", "Joint committee"),
        title=("Wij kennen het paritair comité van uw onderneming niet", "We do not know your joint committee"),
        needed=(
            "Een paritair comité, om te weten wie over uw aanvraag beslist",
            "A joint committee, to know who decides on your request",
        ),
        next=(
            "Vul het paritair comité in. Zonder gaat uw aanvraag eerst naar de Vlaamse administratie.",
            "Fill in the joint committee. Without it your request first goes to the Flemish administration.",
        ),
    ),
    Wording(
        code="form.declarations",
        name=("Verklaringen van de onderneming", "Declarations of the company"),
        title=("Niet alle verklaringen zijn ingevuld", "Not all declarations are filled in"),
        found=("Nog te beantwoorden: {found}", "Still to answer: {found}"),
        found_as="recognition.Condition",
        missing=("Alles beantwoord", "All answered"),
        needed=("Ja of nee op elke voorwaarde", "Yes or no on each condition"),
        next=("Beantwoord elke voorwaarde met ja of nee.", "Answer each condition with yes or no."),
    ),
    Wording(
        code="form.equipment_declared",
        name=("Verklaring over de uitrusting", "Declaration on the equipment"),
        title=("De verklaring over de uitrusting ontbreekt", "The declaration on the equipment is missing"),
        needed=(
            "Ja of nee, voor deze opleiding op deze vestiging",
            "Yes or no, for this training at this establishment",
        ),
        next=(
            "Zeg of de uitrusting en organisatie volstaan voor deze opleiding.",
            "Say whether equipment and organisation suffice for this training.",
        ),
    ),
    Wording(
        code="form.mentor_named",
        name=("Mentor bij de aanvraag", "Mentor in the request"),
        title=("Bij deze aanvraag staat nog geen mentor", "This request has no mentor yet"),
        needed=("Minstens één mentor", "At least one mentor"),
        next=("Duid een mentor aan voor deze opleiding.", "Name a mentor for this training."),
    ),
    Wording(
        code="form.activities_ticked",
        name=("Activiteiten bij de aanvraag", "Activities in the request"),
        title=("U hebt nog geen activiteiten aangevinkt", "You have not ticked any activity yet"),
        needed=("De activiteiten die u kunt aanleren", "The activities you can teach"),
        next=("Vink aan wat een lerende bij u kan doen.", "Tick what a learner can do at your workplace."),
    ),
    Wording(
        code="form.limit_named",
        name=("Activiteiten van een beperkte aanvraag", "Activities of a limited request"),
        title=(
            "U zei niet voor welke activiteiten u de erkenning vraagt",
            "You did not say which activities you ask for",
        ),
        needed=("Minstens één activiteit van de lijst", "At least one activity of the list"),
        next=(
            "Vink aan wat u aanleert, of vraag een erkenning voor de hele opleiding.",
            "Tick what you teach, or ask recognition for the whole training.",
        ),
    ),
    Wording(
        code="form.no_other_open_request",
        name=("Eén aanvraag tegelijk", "One request at a time"),
        title=("Voor deze opleiding loopt al een aanvraag", "A request for this training is already running"),
        needed=(
            "Eén lopende aanvraag per opleiding en vestiging",
            "One running request per training and establishment",
        ),
        next=(
            "Wacht op de beslissing, of trek de andere aanvraag in.",
            "Wait for the decision, or withdraw the other request.",
        ),
    ),
    Wording(
        code="form.establishment_in_register",
        name=("Vestiging in de KBO", "Establishment in the KBO"),
        title=("Deze vestiging staat niet meer in de KBO", "This establishment is no longer in the KBO"),
        needed=("Een actieve vestiging in de KBO", "An active establishment in the KBO"),
        next=(
            "Haal de aanvraag uit het dossier, of laat de vestiging in de KBO herstellen.",
            "Take the request out of the dossier, or have the establishment restored in the KBO.",
        ),
    ),
    Wording(
        code="form.open_to_change",
        title=("U kunt dit dossier nu niet aanpassen", "You cannot change this dossier now"),
        found=("Stand: {found}", "State: {found}"),
        found_as="recognition.State",
        missing=("Ingediend", "Submitted"),
        needed=(
            "Een werkversie, of een dossier waarvoor om aanvulling is gevraagd",
            "A draft, or a dossier for which completion was asked",
        ),
        next=(
            "Neem contact op met de bevoegde instantie als iets niet klopt.",
            "Contact the competent body if something is not right.",
        ),
    ),
    Wording(
        code="form.too_many_requests",
        title=("Dit dossier bevat te veel aanvragen", "This dossier holds too many requests"),
        found=("{found} aanvragen", "{found} requests"),
        needed=("Hoogstens {needed} aanvragen in één dossier", "At most {needed} requests in one dossier"),
        next=("Dien dit dossier in en begin een nieuw.", "Submit this dossier and start a new one."),
    ),
    Wording(
        code="form.condition_per_request",
        title=("Deze voorwaarde geldt per aanvraag", "This condition is per request"),
        found=("{found}", "{found}"),
        found_as="recognition.Condition",
        needed=("Een antwoord bij elke opleiding en vestiging", "An answer for each training and establishment"),
        next=("Beantwoord deze voorwaarde bij de aanvraag.", "Answer this condition in the request."),
    ),
    Wording(
        code="form.request_closed",
        title=("U kunt deze aanvraag nu niet aanpassen", "You cannot change this request now"),
        found=("Stand: {found}", "State: {found}"),
        found_as="recognition.State",
        needed=("Stand: {needed}", "State: {needed}"),
        needed_as="recognition.State",
        next=(
            "Neem contact op met de bevoegde instantie als iets niet klopt.",
            "Contact the competent body if something is not right.",
        ),
    ),
    Wording(
        code="completion.says_what",
        title=("Zeg wat er ontbreekt", "Say what is missing"),
        found=("{found} onderdelen aangeduid", "{found} items marked"),
        needed=("Minstens {needed} onderdeel, en een uitleg", "At least {needed} item, and an explanation"),
        next=("Duid aan wat ontbreekt en leg het uit.", "Mark what is missing and explain it."),
    ),
    Wording(
        code="decision.refusal_has_motive",
        title=("Een weigering heeft een reden nodig", "A refusal needs a reason"),
        needed=("Een reden die de onderneming kan lezen", "A reason the company can read"),
        next=("Schrijf waarom u de erkenning weigert.", "Write why you refuse the recognition."),
    ),
    Wording(
        code="lifting.not_decided",
        title=("Er is al beslist dat deze erkenning wordt opgeheven", "It is decided already that this is lifted"),
        next=("Lees de beslissing bij de brieven van het dossier.", "Read the decision among the letters of the file."),
    ),
    Wording(
        code="lifting.grounds",
        title=("Zeg welke voorwaarde niet meer vervuld is", "Say which condition is not met any more"),
        needed=("Minstens één voorwaarde van een erkenning", "At least one condition of a recognition"),
        next=("Duid aan wat niet meer in orde is.", "Mark what is not in order any more."),
    ),
    Wording(
        code="lifting.guidance_first",
        title=("Eerst komt begeleiding, dan pas een sanctie", "Guidance comes first, a sanction only after it"),
        needed=("Begeleidingsacties die niet hielpen", "Guidance actions that did not help"),
        next=(
            "Schrijf welke begeleiding er was en waarom ze niet hielp.",
            "Write which guidance there was and why it failed.",
        ),
    ),
    Wording(
        code="lifting.motive",
        title=("Een opheffing heeft een motivering nodig", "A lifting needs a motive"),
        needed=("Een reden die de onderneming kan lezen", "A reason the company can read"),
        next=("Schrijf waarom u de erkenning opheft.", "Write why you lift the recognition."),
    ),
    Wording(
        code="lifting.not_in_past",
        title=("Een opheffing begint niet in het verleden", "A lifting does not begin in the past"),
        found=("Eerste dag: {found}", "First day: {found}"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        next=("Kies vandaag of een latere dag.", "Choose today or a later day."),
    ),
    Wording(
        code="lifting.before_end",
        title=("Op die dag is de erkenning al afgelopen", "On that day the recognition is over already"),
        found=("Eerste dag van de opheffing: {found}", "First day of the lifting: {found}"),
        needed=("Vroeger dan {needed}", "Before {needed}"),
        next=("Kies een vroegere dag, of laat de erkenning aflopen.", "Choose an earlier day, or let it run out."),
    ),
    not_allowed(
        "recognition.may_lift",
        title=("U mag deze erkenning niet opheffen", "You may not lift this recognition"),
        needed=(
            "Beheerder bij de instantie die vandaag over deze erkenning beslist",
            "Manager at the body that decides on this recognition today",
        ),
    ),
    not_allowed(
        "recognition.may_file",
        title=("U mag dit niet doen voor deze onderneming", "You may not do this for this company"),
        needed=("Beheerder van deze onderneming", "Manager of this company"),
    ),
    not_allowed(
        "recognition.may_see",
        title=("U mag dit dossier niet bekijken", "You may not see this file"),
        needed=("Een rol bij deze onderneming of bij de bevoegde instantie", "A role at this company or at the body"),
    ),
    not_allowed(
        "recognition.may_treat",
        title=("U mag deze aanvraag niet behandelen", "You may not treat this request"),
        needed=("Beheerder bij de bevoegde instantie", "Manager at the competent body"),
    ),
    not_allowed(
        "recognition.may_move_power",
        title=("U mag bevoegdheden niet verplaatsen", "You may not move powers"),
        needed=("Vlaams Partnerschap of administratie", "Flemish partnership or administration"),
    ),
)
