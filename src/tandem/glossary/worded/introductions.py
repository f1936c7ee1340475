"""Sentences about introductions and seats. The same sentence is read by a learner, a school and a company."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, day_order, not_allowed, stands_at

_RELOAD: Final[Pair] = (
    "Laad de pagina opnieuw: er gebeurde intussen iets anders.",
    "Load the page again: something else happened meanwhile.",
)
_ELSEWHERE: Final[Pair] = ("Kies een andere werkplek.", "Choose another workplace.")
_SHORTER: Final[Pair] = ("Maak de tekst korter.", "Make the text shorter.")
_STATES: Final = "placement.IntroductionState"
_FAMILY: Final[Pair] = (
    "De lerende, een ouder of voogd van een minderjarige, of de trajectbegeleider",
    "The learner, a parent or guardian of a minor, or the coach",
)
_BOTH: Final[Pair] = (
    "De onderneming, of de lerende en wie voor de lerende spreekt",
    "The company, or the learner and who speaks for the learner",
)


def _step(move: str, title: Pair) -> Wording:
    return stands_at(f"introduction.{move}.state", title=title, states=_STATES)


def _too_long(code: str) -> Wording:
    return Wording(
        code=code,
        title=("De tekst is te lang", "The text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=_SHORTER,
    )


WORDINGS: Final = (
    not_allowed(
        "introduction.may_propose",
        title=("U kunt deze lerende niet voorstellen", "You cannot propose this learner"),
        needed=_FAMILY,
    ),
    not_allowed(
        "introduction.may_speak",
        title=("Dit antwoord is voor de lerende zelf", "This answer is for the learner"),
        needed=(
            "De lerende, of wie voor een minderjarige handelt. Zonder account van de lerende: de trajectbegeleider",
            "The learner, or who acts for a minor. If the learner has no account: the coach",
        ),
    ),
    not_allowed(
        "introduction.may_answer",
        title=("Dit antwoord is voor de onderneming", "This answer is for the company"),
        needed=("Een beheerder of HR-medewerker van de onderneming", "A manager or HR officer of the company"),
    ),
    not_allowed(
        "introduction.may_refuse",
        title=("U kunt hier geen nee zeggen", "You cannot say no here"),
        needed=_BOTH,
    ),
    not_allowed(
        "introduction.may_agree",
        title=(
            "U kunt voor deze werkplek geen overeenkomst beginnen",
            "You cannot begin an agreement for this workplace",
        ),
        needed=_BOTH,
    ),
    not_allowed(
        "introduction.may_end_place",
        title=("U kunt deze werkplek niet laten wegvallen", "You cannot let this workplace fall away"),
        needed=_BOTH,
    ),
    stands_at(
        "introduction.is_placed",
        title=("Een overeenkomst begint als beide ja zeiden", "An agreement begins once both said yes"),
        states=_STATES,
    ),
    Wording(
        code="introduction.searching",
        title=("Deze lerende zoekt nu geen werkplek", "This learner is not looking for a workplace now"),
        needed=("Een lerende in de intake of in de zoektijd", "A learner in intake or in the search time"),
        next=(
            "Viel een werkplek weg, noteer dat dan eerst. Daarna zoekt de lerende opnieuw.",
            "If a workplace fell away, note that first. Then the learner searches again.",
        ),
    ),
    Wording(
        code="introduction.own_training",
        title=("Deze werkplek is voor een andere opleiding", "This workplace is for another training"),
        needed=("Een werkplek voor de opleiding van de lerende", "A workplace for the training of the learner"),
        next=_ELSEWHERE,
    ),
    Wording(
        code="introduction.open",
        title=("Deze werkplek is niet meer vrij", "This workplace is no longer free"),
        needed=("Een werkplek die nu openstaat", "A workplace that stands open now"),
        next=_ELSEWHERE,
    ),
    Wording(
        code="introduction.seat_left",
        title=("Alle plaatsen zijn toegezegd", "All places were promised"),
        found=("{found} plaatsen vrij", "{found} places free"),
        needed=("Minstens één vrije plaats", "At least one free place"),
        next=_ELSEWHERE,
    ),
    Wording(
        code="introduction.not_vetoed",
        title=("De lerende zei: hier niet", "The learner said: not here"),
        needed=("Een plek waar de lerende wel wil werken", "A place where the learner does want to work"),
        next=(
            "Wil de lerende er toch werken? Dan neemt de lerende eerst ‘hier niet’ terug.",
            "Does the learner want to work there after all? Then the learner first takes back ‘not here’.",
        ),
    ),
    Wording(
        code="introduction.can_go_on",
        title=("Met deze werkplek kan het niet verder gaan", "It cannot go on with this workplace"),
        needed=("Een werkplek waar het wel verder kan", "A workplace with which it can go on"),
        next=("Kies een andere werkplek, of zeg nee.", "Choose another workplace, or say no."),
    ),
    Wording(
        code="introduction.runs_once",
        title=("Deze kennismaking loopt al", "This introduction is already running"),
        needed=("Een werkplek die nog niet voorgesteld is", "A workplace that was not proposed yet"),
        next=("Open de kennismaking in de lijst.", "Open the introduction in the list."),
    ),
    Wording(
        code="introduction.not_refused_there",
        title=("Deze onderneming zei al nee voor deze plaats", "This company already said no for this place"),
        needed=("Een andere werkplek", "Another workplace"),
        next=_ELSEWHERE,
    ),
    Wording(
        code="introduction.not_too_many",
        title=("Er lopen al veel kennismakingen", "Many introductions are already running"),
        found=("{found} kennismakingen", "{found} introductions"),
        needed=("Minder dan {needed}", "Fewer than {needed}"),
        next=(
            "Wacht op een antwoord, of trek eerst een kennismaking in.",
            "Wait for an answer, or withdraw an introduction first.",
        ),
    ),
    Wording(
        code="introduction.age",
        title=("De lerende is te jong voor dit werk", "The learner is too young for this work"),
        found=("{found} jaar op de eerste dag", "{found} years old on the first day"),
        needed=("Minstens {needed} jaar", "At least {needed} years"),
        next=_ELSEWHERE,
    ),
    Wording(
        code="introduction.old_enough",
        title=("De lerende is te jong voor dit werk", "The learner is too young for this work"),
        needed=("De leeftijd die u bij de werkplek vraagt", "The age that you ask at the workplace"),
        next=(
            "Kies een andere werkplek, zeg nee, of kijk of het werk die leeftijd echt vraagt.",
            "Choose another workplace, say no, or look whether the work really asks that age.",
        ),
    ),
    day_order(
        "introduction.answer_ahead",
        title=("De dag om te antwoorden is voorbij", "The day to answer has passed"),
        needed=("Een dag na {needed}", "A day after {needed}"),
        step=("Kies een latere dag.", "Choose a later day."),
    ),
    day_order(
        "introduction.answer_soon",
        title=("Zo lang laten wij niemand wachten", "We do not let anybody wait that long"),
        needed=("Ten laatste op {needed}", "At the latest on {needed}"),
        step=("Kies een dag die vroeger valt.", "Choose an earlier day."),
    ),
    _too_long("introduction.letter"),
    _too_long("introduction.words_fit"),
    Wording(
        code="introduction.letter_open",
        title=("De onderneming las de brief al", "The company already read the letter"),
        found=("Stand: {found}", "State: {found}"),
        found_as=_STATES,
        needed=("Een kennismaking die nog wacht op antwoord", "An introduction that still waits for an answer"),
        next=("Vertel het in het gesprek.", "Tell it in the talk."),
    ),
    Wording(
        code="introduction.running",
        title=("Deze kennismaking is afgelopen", "This introduction has ended"),
        found=("Stand: {found}", "State: {found}"),
        found_as=_STATES,
        needed=("Een kennismaking die loopt", "An introduction that is running"),
        next=_RELOAD,
    ),
    Wording(
        code="introduction.talk_ahead",
        title=("Het gesprek ligt in het verleden", "The talk lies in the past"),
        needed=("Een dag en een uur die nog komen", "A day and an hour to come"),
        next=("Kies een latere dag of een later uur.", "Choose a later day or hour."),
    ),
    Wording(
        code="introduction.talk_soon",
        title=("Het gesprek is te ver weg", "The talk is too far off"),
        needed=("Binnen zestig dagen", "Within sixty days"),
        next=("Kies een dag die vroeger valt.", "Choose an earlier day."),
    ),
    Wording(
        code="introduction.talk_place",
        title=("Zeg waar het gesprek is", "Say where the talk is"),
        needed=("Een adres, of een link voor een videogesprek", "An address, or a link for a video call"),
        next=("Vul de plaats in.", "Fill in the place."),
    ),
    Wording(
        code="introduction.reason",
        title=("Deze reden hoort hier niet", "This reason does not belong here"),
        found=("{found}", "{found}"),
        found_as="placement.RefusalReason",
        needed=("Een reden uit de lijst", "A reason from the list"),
        next=("Kies een reden uit de lijst.", "Choose a reason from the list."),
    ),
    Wording(
        code="introduction.fallen_reason",
        title=("Deze reden hoort hier niet", "This reason does not belong here"),
        found=("{found}", "{found}"),
        found_as="placement.EndReason",
        needed=("Een reden uit de lijst", "A reason from the list"),
        next=("Kies een reden uit de lijst.", "Choose a reason from the list."),
    ),
    Wording(
        code="introduction.other_opening",
        title=("Dat is dezelfde werkplek", "That is the same workplace"),
        needed=("Een andere werkplek van de onderneming", "Another workplace of the company"),
        next=_ELSEWHERE,
    ),
    Wording(
        code="introduction.not_closed",
        title=("Deze werkplek is gesloten", "This workplace is closed"),
        needed=("Een werkplek die niet gesloten is", "A workplace that is not closed"),
        next=(
            "Ga verder met een andere werkplek, of zet opnieuw een plaats open.",
            "Go on with another workplace, or open a place again.",
        ),
    ),
    Wording(
        code="introduction.recognised",
        title=("Deze werkplek is niet meer erkend", "This workplace is no longer recognised"),
        needed=("Een geldige erkenning", "A valid recognition"),
        next=(
            "Vraag de erkenning opnieuw aan. Zonder erkenning kan hier niemand leren.",
            "Apply for recognition again. Without recognition nobody can learn here.",
        ),
    ),
    Wording(
        code="seat.place_left",
        title=("Alle plaatsen zijn al toegezegd", "All places were already promised"),
        found=("{found} toegezegd", "{found} promised"),
        missing=("Iemand anders kreeg net de laatste plaats", "Somebody else just got the last place"),
        needed=("Minder dan {needed}", "Fewer than {needed}"),
        next=(
            "Zet meer plaatsen open als er een mentor voor is, of zeg nee aan deze lerende.",
            "Open more places if there is a mentor for them, or say no to this learner.",
        ),
    ),
    Wording(
        code="seat.mentor_left",
        title=("De mentoren begeleiden al genoeg lerenden", "The mentors already guide enough learners"),
        found=("{found} lerenden op deze vestiging", "{found} learners at this establishment"),
        needed=("Een mentor met ruimte voor één lerende meer", "A mentor with room for one learner more"),
        next=(
            "Voeg bij de werkplek een mentor toe, of zeg dat een mentor meer lerenden begeleidt.",
            "Add a mentor to the workplace, or say that a mentor guides more learners.",
        ),
    ),
    Wording(
        code="seat.everybody_seated",
        title=("U zegde al meer plaatsen toe", "You already promised more places"),
        found=("{found} plaatsen", "{found} places"),
        needed=("Minstens {needed}: zoveel zijn er toegezegd", "At least {needed}: so many were promised"),
        next=(
            "Laat het aantal plaatsen staan, of noteer eerst dat een plaats wegvalt.",
            "Leave the number of places, or first note that a place falls away.",
        ),
    ),
    Wording(
        code="seat.everybody_guided",
        title=("Dan heeft een lerende geen mentor meer", "Then a learner has no mentor any more"),
        found=("Toegezegd op deze vestiging: {found}", "Promised at this establishment: {found}"),
        needed=("Een mentor voor elke toegezegde plaats", "A mentor for every promised place"),
        next=(
            "Laat een mentor meer lerenden begeleiden, of voeg een mentor toe. Wie hier leert, deelt de mentoren.",
            "Let a mentor guide more learners, or add a mentor. Whoever learns here shares the mentors.",
        ),
    ),
    Wording(
        code="seat.year_stays",
        title=("Voor dit schooljaar zegde u al een plaats toe", "You already promised a place for this school year"),
        found=("{found} plaatsen toegezegd", "{found} places promised"),
        needed=("Dagen in hetzelfde schooljaar", "Days in the same school year"),
        next=(
            "Laat de dagen in dit schooljaar. Voor een ander schooljaar opent u een nieuwe werkplek.",
            "Leave the days in this school year. For another school year, open a new workplace.",
        ),
    ),
    _step("plan", ("Hier kunt u geen gesprek meer plannen", "You can no longer plan a talk here")),
    _step("promise", ("Hier kunt u geen plaats meer toezeggen", "You can no longer promise a seat here")),
    _step("accept", ("Deze plaats kan nu niet aangenomen worden", "This seat cannot be taken now")),
    _step("refuse", ("Hier kan niemand nog nee zeggen", "Nobody can say no here any more")),
    _step("withdraw", ("Deze kennismaking kan niet meer ingetrokken worden", "This introduction cannot be withdrawn")),
    _step("lapse", ("Deze kennismaking kan niet vervallen", "This introduction cannot lapse")),
    _step("transfer", ("Deze kennismaking kan niet verhuizen", "This introduction cannot move")),
    _step("complete", ("Deze werkplek kan niet afgerond worden", "This workplace cannot be completed")),
    _step("fall_away", ("Hier kan geen werkplek wegvallen", "No workplace can fall away here")),
    not_allowed(
        "fitting.may_find",
        title=("U kunt voor deze werkplek geen lerenden zoeken", "You cannot look for learners for this workplace"),
        needed=("Een beheerder of HR-medewerker van de onderneming", "A manager or HR officer of the company"),
    ),
    Wording(
        code="introduction.learner_agreed",
        title=("De lerende heeft nog niet geantwoord", "The learner has not answered yet"),
        needed=("Een lerende die wil kennismaken", "A learner who wants to get to know you"),
        next=(
            "Wacht op het antwoord. U krijgt bericht zodra de lerende wil kennismaken.",
            "Wait for the answer. You hear as soon as the learner wants to get to know you.",
        ),
    ),
)
