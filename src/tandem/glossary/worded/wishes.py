"""Sentences about what learners choose: keeping, ranking, refusing. Said to the learner."""

from typing import Final

from tandem.glossary.wording import Wording, not_allowed

WORDINGS: Final = (
    not_allowed(
        "wish.may_choose",
        title=("Je kunt hier geen werkplekken kiezen", "You cannot choose workplaces here"),
        needed=(
            "De lerende, een ouder of voogd van een minderjarige, of de trajectbegeleider",
            "The learner, a parent or guardian of a minor, or the coach",
        ),
    ),
    Wording(
        code="wish.track_running",
        title=("Dit traject is afgelopen", "This track has ended"),
        needed=("Een traject dat loopt", "A track that is running"),
        next=(
            "Je kunt nog kijken. Wil je opnieuw zoeken, praat dan met je school.",
            "You can still look. If you want to search again, talk to your school.",
        ),
    ),
    Wording(
        code="wish.not_too_many_saved",
        title=("Je lijst is vol", "Your list is full"),
        found=("Je bewaarde {found} werkplekken", "You saved {found} workplaces"),
        needed=("Minder dan {needed}", "Fewer than {needed}"),
        next=(
            "Haal eerst een werkplek uit je lijst die je niet meer nodig hebt.",
            "First take a workplace off your list that you no longer need.",
        ),
    ),
    Wording(
        code="wish.own_training",
        title=("Deze werkplek is voor een andere opleiding", "This workplace is for another training"),
        needed=("Een werkplek voor jouw opleiding", "A workplace for your training"),
        next=(
            "Bewaren kan wel. In je volgorde zet je werkplekken voor je eigen opleiding.",
            "You can save it. In your order you put workplaces for your own training.",
        ),
    ),
    Wording(
        code="wish.still_open",
        title=("Deze werkplek is niet meer vrij", "This workplace is no longer free"),
        needed=("Een werkplek die nu vrij is", "A workplace that is free now"),
        next=("Kies een andere werkplek.", "Choose another workplace."),
    ),
    Wording(
        code="wish.not_vetoed",
        title=("Je zei: hier niet", "You said: not here"),
        needed=("Een plek waar je wel wilt werken", "A place where you do want to work"),
        next=(
            "Wil je er toch werken? Haal dan eerst je ‘hier niet’ weg.",
            "Do you want to work there after all? Then first take back your ‘not here’.",
        ),
    ),
    Wording(
        code="wish.not_too_many_ranked",
        title=("Je volgorde is vol", "Your order is full"),
        found=("{found} werkplekken", "{found} workplaces"),
        needed=("Minder dan {needed}", "Fewer than {needed}"),
        next=(
            "Haal eerst een werkplek uit je volgorde. Ze blijft bewaard.",
            "First take a workplace out of your order. It stays saved.",
        ),
    ),
    Wording(
        code="wish.not_too_many_vetoes",
        title=("Je zei al heel vaak ‘hier niet’", "You already said ‘not here’ very often"),
        found=("{found} plekken", "{found} places"),
        needed=("Minder dan {needed}", "Fewer than {needed}"),
        next=(
            "Praat met je trajectbegeleider over wat je wel zoekt, of haal een ‘hier niet’ weg.",
            "Talk to your coach about what you are looking for, or take back a ‘not here’.",
        ),
    ),
    Wording(
        code="wish.gives_back",
        title=("Hier is een plaats toegezegd", "A place is promised here"),
        needed=(
            "Het antwoord van de lerende, of van een ouder of voogd van een minderjarige",
            "The answer of the learner, or of a parent or guardian of a minor",
        ),
        next=(
            "Een toegezegde plaats geeft alleen de lerende terug. Praat er samen over.",
            "Only the learner gives back a promised place. Talk about it together.",
        ),
    ),
    Wording(
        code="wish.reason_short",
        title=("Je reden is te lang", "Your reason is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Schrijf het korter. Een paar woorden is genoeg.", "Write it shorter. A few words are enough."),
    ),
    Wording(
        code="wish.own_reason",
        title=("Iemand anders zei hier al: hier niet", "Somebody else already said here: not here"),
        needed=(
            "De lerende, de trajectbegeleider van de lerende, of wie de reden schreef",
            "The learner, the coach of the learner, or who wrote the reason",
        ),
        next=(
            "De plek blijft geweigerd. Wat er als reden staat, lezen en wijzigen alleen zij.",
            "The place stays refused. Only they read and change the reason.",
        ),
    ),
    Wording(
        code="wish.reason_printable",
        title=(
            "In je reden staat een teken dat wij niet kunnen bewaren",
            "Your reason holds a character we cannot keep",
        ),
        needed=("Letters, cijfers en leestekens", "Letters, digits and punctuation"),
        next=("Typ je reden opnieuw.", "Type your reason again."),
    ),
)
