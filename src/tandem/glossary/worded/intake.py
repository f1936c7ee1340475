"""Sentences about tracks: who may enrol and guide, who can be enrolled, what was told about it."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, day_order, not_allowed, stands_at


def _track(move: str, title: Pair) -> Wording:
    return stands_at(f"track.{move}.state", title=title, states="intake.Phase")


WORDINGS: Final = (
    not_allowed(
        "track.may_enrol",
        title=("U kunt hier geen lerende inschrijven", "You cannot enrol a learner here"),
        needed=(
            "Een beheerder of trajectbegeleider van de aanbieder",
            "A manager or coach of the provider",
        ),
    ),
    not_allowed(
        "track.may_guide",
        title=("U kunt dit traject niet wijzigen", "You cannot change this track"),
        needed=(
            "De trajectbegeleider van de lerende of een beheerder van de aanbieder",
            "The coach of the learner or a manager of the provider",
        ),
    ),
    not_allowed(
        "track.may_assign",
        title=("U kunt hier geen trajectbegeleider kiezen", "You cannot assign a coach here"),
        needed=(
            "Een beheerder van de aanbieder, of een trajectbegeleider die zelf een vrije lerende neemt",
            "A manager of the provider, or a coach who takes a learner nobody guides",
        ),
    ),
    Wording(
        code="track.enrolled_once",
        title=("Deze lerende volgt deze opleiding hier al", "This learner follows this training here already"),
        next=(
            "Open het traject dat er al is. Kwam de lerende terug, noteer dan eerst het vorige vertrek.",
            "Open the track that is there. If the learner came back, note the earlier departure first.",
        ),
    ),
    Wording(
        code="track.starts_in_school_year",
        title=("De startdag valt buiten het schooljaar", "The first day lies outside the school year"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Een dag in het schooljaar {needed}", "A day in the school year {needed}"),
        next=("Verbeter de startdag of het schooljaar.", "Correct the first day or the school year."),
    ),
    day_order(
        "track.ends_after_start",
        title=("Het einde van het traject ligt voor het begin", "The end of the track lies before its start"),
        needed=("Later dan {needed}", "Later than {needed}"),
        step=("Verbeter de einddag, of laat hem leeg.", "Correct the last day, or leave it empty."),
    ),
    Wording(
        code="track.location_known",
        title=("Deze vestigingsplaats kennen wij niet", "We do not know this location"),
        found=("Nummer {found}", "Number {found}"),
        needed=("Een vestigingsplaats van deze aanbieder", "A location of this provider"),
        next=("Kies een vestigingsplaats uit de lijst, of laat het leeg.", "Choose a location, or leave it empty."),
    ),
    Wording(
        code="track.group_digits",
        title=("Deze administratieve groep kan niet", "This administrative group cannot be"),
        found=("{found}", "{found}"),
        needed=("Eén tot zes cijfers", "One to six digits"),
        next=("Neem het nummer over uit Discimus, of laat het leeg.", "Copy the number, or leave it empty."),
    ),
    Wording(
        code="track.secondary_years",
        title=(
            "Dit aantal jaren secundair onderwijs kan niet",
            "This number of years of secondary education cannot be",
        ),
        found=("{found} jaar", "{found} years"),
        needed=("0 tot {needed} jaar", "0 to {needed} years"),
        next=("Tel de jaren die de lerende volgde. Slagen hoeft niet.", "Count the years that were followed."),
    ),
    Wording(
        code="track.postal_code",
        title=("Deze postcode kan niet", "This postal code cannot be"),
        found=("{found}", "{found}"),
        needed=("Vier cijfers, zoals 9000", "Four digits, such as 9000"),
        next=("Verbeter de postcode, of laat hem leeg.", "Correct the postal code, or leave it empty."),
    ),
    Wording(
        code="track.place_known",
        title=("Wij weten niet waar dit adres ligt", "We do not know where this address lies"),
        found=("{found}", "{found}"),
        next=(
            "Kijk de postcode en gemeente na. Zonder ligging rekenen wij geen reistijd uit.",
            "Check the postal code and municipality. Without a position we reckon no travel time.",
        ),
    ),
    Wording(
        code="track.offered",
        title=(
            "Deze opleiding staat niet in het aanbod van de aanbieder",
            "This training is not in the offer of the provider",
        ),
        next=("Kijk het aanbod na. U kunt toch verder.", "Check the offer. You can go on all the same."),
    ),
    Wording(
        code="track.left_after_start",
        title=("Het vertrek ligt voor de start", "The departure lies before the start"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("{needed} of later", "{needed} or later"),
        needed_as="day",
        next=(
            "Verbeter de dag van vertrek. Startte de lerende nooit, kies dan “Verkeerd ingeschreven” en de startdag.",
            "Correct the day. If the learner never started, choose “Enrolled by mistake” and the first day.",
        ),
    ),
    day_order(
        "track.left_not_ahead",
        title=("Het vertrek ligt in de toekomst", "The departure lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Noteer het vertrek op de dag zelf of later.", "Note the departure on the day itself or later."),
    ),
    Wording(
        code="track.coach_here",
        title=("Deze persoon begeleidt hier geen lerenden", "This person guides no learners here"),
        needed=("Een trajectbegeleider van deze aanbieder", "A coach of this provider"),
        next=(
            "Nodig de persoon eerst uit als trajectbegeleider, of kies iemand anders.",
            "Invite the person as a coach first, or choose somebody else.",
        ),
    ),
    Wording(
        code="track.birth_date",
        title=("De geboortedatum ontbreekt", "The date of birth is missing"),
        needed=("Een dag: de leeftijd telt voor duaal leren", "A day: the age counts for dual learning"),
        next=("Vul de geboortedatum in.", "Fill in the date of birth."),
    ),
    Wording(
        code="track.old_enough",
        title=("De lerende is te jong op de startdag", "The learner is too young on the first day"),
        found=("{found} jaar", "{found} years"),
        needed=("Minstens {needed} jaar", "At least {needed} years"),
        next=("Kijk de geboortedatum en de startdag na.", "Check the date of birth and the first day."),
    ),
    Wording(
        code="track.two_years",
        title=("De lerende volgde te weinig jaren secundair", "Too few years of secondary education were followed"),
        found=("{found} jaar", "{found} years"),
        needed=("Minstens {needed} jaar voor wie zo jong is", "At least {needed} years for somebody so young"),
        next=("Slagen hoeft niet. Kijk het aantal jaren na.", "Passing is not needed. Check the number of years."),
    ),
    Wording(
        code="track.two_years_told",
        title=(
            "Wij weten niet of de lerende twee jaar secundair volgde",
            "We do not know whether two years of secondary education were followed",
        ),
        needed=("{needed} jaar voor wie zo jong is", "{needed} years for somebody so young"),
        next=("Vul het aantal jaren secundair onderwijs in.", "Fill in the years of secondary education."),
    ),
    Wording(
        code="track.young_enough",
        title=("De lerende is te oud in dit schooljaar", "The learner is too old in this school year"),
        found=("Wordt {found} in dit schooljaar", "Turns {found} in this school year"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=(
            "Zoek samen een opleiding in het volwassenenonderwijs, of vraag VDAB raad.",
            "Look for adult education together, or ask VDAB.",
        ),
    ),
    _track("start_search", ("Het zoeken kan nu niet starten", "The search cannot start now")),
    _track("start_run_up", ("De aanloopfase kan nu niet starten", "The run-up phase cannot start now")),
    _track("end_run_up", ("Er loopt geen aanloopfase", "There is no run-up phase going on")),
    _track("place", ("Deze lerende kan nu geen werkplek krijgen", "This learner cannot get a workplace now")),
    _track("lose_place", ("Deze lerende heeft geen werkplek", "This learner has no workplace")),
    _track("leave", ("Deze lerende is al vertrokken", "This learner left already")),
    Wording(
        code="person.has_account",
        title=("Deze persoon heeft geen account", "This person has no account"),
        next=("U hoeft niets te doen: niemand komt als deze persoon binnen.", "You need not do anything."),
    ),
    Wording(
        code="person.one_account",
        title=("Hier hoort al een account bij", "An account belongs here already"),
        needed=("Eén account per persoon", "One account per person"),
        next=(
            "Kijk na of u de juiste persoon koos. Vraag anders hulp aan de beheerder van uw organisatie.",
            "Check whether you chose the right person, or ask the manager of your organisation.",
        ),
    ),
    Wording(
        code="guardian.child_is_minor",
        title=("Deze lerende is niet minderjarig", "This learner is not a minor"),
        found=("Geboren op {found}", "Born on {found}"),
        found_as="day",
        missing=("De geboortedatum ontbreekt", "The date of birth is missing"),
        needed=("Jonger dan {needed} jaar", "Younger than {needed} years"),
        next=("Een meerderjarige handelt zelf. U hoeft niets te noteren.", "An adult acts alone. Nothing to note."),
    ),
    Wording(
        code="guardian.is_adult",
        title=("Deze ouder of voogd is zelf minderjarig", "This parent or guardian is a minor"),
        found=("Geboren op {found}", "Born on {found}"),
        found_as="day",
        needed=("Minstens {needed} jaar", "At least {needed} years"),
        next=("Kijk de geboortedatum na, of noteer de voogd.", "Check the date of birth, or note the guardian."),
    ),
    Wording(
        code="guardian.is_another",
        title=("Niemand is ouder of voogd van zichzelf", "Nobody is their own parent or guardian"),
        next=("Kies een andere persoon.", "Choose another person."),
    ),
    Wording(
        code="guardian.not_noted_yet",
        title=("Deze ouder of voogd staat er al", "This parent or guardian is there already"),
        next=("U hoeft niets meer te doen.", "There is nothing left to do."),
    ),
    Wording(
        code="guardian.not_ended_yet",
        title=("Dit was al beëindigd", "This had ended already"),
        found=("Sinds {found}", "Since {found}"),
        found_as="day",
        next=("U hoeft niets meer te doen.", "There is nothing left to do."),
    ),
    day_order(
        "guardian.ends_after_start",
        title=("Het einde ligt voor het begin", "The end lies before the start"),
        needed=("{needed} of later", "{needed} or later"),
        step=("Kies een latere dag.", "Choose a later day."),
    ),
)
