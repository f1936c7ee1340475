"""Sentences about the shielded part of a file."""

from typing import Final

from tandem.glossary.wording import Wording, day_order, not_allowed

WORDINGS: Final = (
    not_allowed(
        "needs.may_read",
        title=("U kunt het afgeschermde deel niet openen", "You cannot open the shielded part"),
        needed=(
            "De lerende, een ouder van een minderjarige, of de eigen trajectbegeleider",
            "The learner, a parent of a minor, or the own coach",
        ),
    ),
    not_allowed(
        "needs.may_agree",
        title=("U kunt hier geen akkoord geven", "You cannot agree here"),
        needed=("De lerende of een ouder van een minderjarige", "The learner or a parent of a minor"),
    ),
    not_allowed(
        "needs.may_reseal",
        title=("U kunt dit niet opnieuw verzegelen", "You cannot seal this anew"),
        needed=("Het platform zelf", "The platform itself"),
    ),
    Wording(
        code="needs.agreed",
        title=("Er is nog geen akkoord om dit te bewaren", "There is no agreement to keep this yet"),
        needed=("Een akkoord van de lerende of een ouder", "An agreement of the learner or a parent"),
        next=(
            "Vraag het eerst. Op papier mag ook: noteer dan wie tekende en wanneer.",
            "Ask first. On paper will do: note who signed and when.",
        ),
    ),
    Wording(
        code="needs.as_seen",
        title=("Iemand anders schreef hier intussen iets anders", "Somebody else wrote something else meanwhile"),
        next=(
            "Kijk wat er nu staat en bewaar daarna opnieuw. Wat u invulde, staat er nog.",
            "Look at what stands there now and save again. What you filled in is still there.",
        ),
    ),
    Wording(
        code="needs.says_something",
        title=("Er is nog niets ingevuld", "Nothing was filled in yet"),
        needed=("Minstens één keuze of enkele woorden", "At least one choice or a few words"),
        next=("Vul iets in, of wis het afgeschermde deel.", "Fill something in, or erase the shielded part."),
    ),
    Wording(
        code="needs.words",
        title=("Deze tekst is te lang", "This text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Maak de tekst korter.", "Make the text shorter."),
    ),
    Wording(
        code="needs.agreed_once",
        title=("Dit akkoord is er al", "This agreement is there already"),
        next=("U hoeft niets meer te doen.", "There is nothing left to do."),
    ),
    Wording(
        code="needs.learner_old_enough",
        title=("De lerende kan hier nog niet zelf mee instemmen", "The learner cannot agree to this alone yet"),
        found=("{found} jaar", "{found} years"),
        missing=("De geboortedatum ontbreekt", "The date of birth is missing"),
        needed=("Minstens {needed} jaar", "At least {needed} years"),
        next=("Vraag het akkoord van een ouder of voogd.", "Ask the agreement of a parent or guardian."),
    ),
    Wording(
        code="needs.guardian_of_minor",
        title=("Voor een meerderjarige stemt niemand anders in", "Nobody else agrees for an adult"),
        next=("Vraag het akkoord van de lerende zelf.", "Ask the agreement of the learner."),
    ),
    day_order(
        "needs.signed_in_past",
        title=("De dag van de handtekening ligt in de toekomst", "The day of the signature lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    day_order(
        "needs.signed_after_withdrawal",
        title=("Na deze handtekening is het akkoord ingetrokken", "The agreement was withdrawn after this signature"),
        needed=("Later dan {needed}", "Later than {needed}"),
        step=(
            "Laat een nieuw papier tekenen, of vraag het akkoord op Tandem.",
            "Have a new paper signed, or ask for the agreement on Tandem.",
        ),
    ),
)
