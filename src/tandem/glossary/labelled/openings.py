"""Labels of openings."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "placement.OpeningState",
        ("Stand van de openstaande werkplek", "State of the opening"),
        {
            "open": ("Open", "Open"),
            "paused": ("Op pauze", "Paused"),
            "closed": ("Gesloten", "Closed"),
            "expired": ("Vervallen", "Expired"),
        },
    ),
    Choices(
        "placement.OpeningMove",
        ("Stap bij een openstaande werkplek", "Step of an opening"),
        {
            "pause": ("Op pauze zetten", "Pause"),
            "resume": ("Opnieuw openzetten", "Open again"),
            "close": ("Sluiten", "Close"),
            "expire": ("Laten vervallen", "Let expire"),
        },
    ),
    Choices(
        "placement.OpeningParty",
        ("Wie aan zet is bij een openstaande werkplek", "Whose turn it is with an opening"),
        {
            "company": ("Onderneming", "Company"),
            "clock": ("De kalender", "The calendar"),
        },
    ),
    Choices(
        "placement.CloseReason",
        ("Waarom de werkplek sluit", "Why the opening closes"),
        {
            "filled_here": ("Wij vonden iemand via Tandem", "We found somebody through Tandem"),
            "filled_elsewhere": ("Wij vonden iemand op een andere manier", "We found somebody in another way"),
            "no_work": ("Er is niet genoeg werk", "There is not enough work"),
            "no_mentor": ("Wij hebben geen mentor meer", "We no longer have a mentor"),
            "no_candidate": ("Wij vonden niemand die past", "We found nobody who fits"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "placement.WishKind",
        ("Wat het werk vraagt", "What the work asks"),
        {
            "min_age": ("Een minimumleeftijd", "A minimum age"),
            "driving_licence": ("Een rijbewijs", "A driving licence"),
            "own_transport": ("Eigen vervoer", "Own transport"),
            "language": ("Een taal", "A language"),
            "medical_check": ("Een medisch onderzoek", "A medical check"),
            "hygiene": ("Regels voor hygiëne", "Rules of hygiene"),
            "safety_certificate": ("Een veiligheidsattest", "A safety certificate"),
        },
    ),
    Choices(
        "placement.WishLanguage",
        ("Taal op het werk", "Language at work"),
        {
            "": ("Geen taal gekozen", "No language chosen"),
            "nl": ("Nederlands", "Dutch"),
            "fr": ("Frans", "French"),
            "en": ("Engels", "English"),
            "de": ("Duits", "German"),
        },
    ),
    Choices(
        "placement.Accommodation",
        ("Aanpassing op de werkplek", "Accommodation at the workplace"),
        {
            "wheelchair_access": ("Toegankelijk met een rolstoel", "Accessible with a wheelchair"),
            "accessible_toilet": ("Aangepast toilet", "Accessible toilet"),
            "quiet_place": ("Een rustige plek", "A quiet place"),
            "extra_breaks": ("Extra pauzes", "Extra breaks"),
            "own_pace": ("Werken op eigen tempo", "Working at one's own pace"),
            "fixed_routine": ("Vaste taken en een vast ritme", "Fixed tasks and a fixed rhythm"),
            "fixed_person": ("Altijd dezelfde begeleider", "Always the same guide"),
            "reading_help": ("Hulp bij lezen, schrijven of rekenen", "Help with reading, writing or sums"),
            "language_help": ("Uitleg in eenvoudige taal", "Explanation in simple language"),
            "hearing_help": ("Geschikt voor wie minder hoort", "Suited to who hears less"),
            "sight_help": ("Geschikt voor wie minder ziet", "Suited to who sees less"),
            "adapted_hours": ("Aangepaste uren", "Adapted hours"),
        },
    ),
    Choices(
        "placement.WorkDay",
        ("Werkdag", "Working day"),
        {
            "mon": ("Maandag", "Monday"),
            "tue": ("Dinsdag", "Tuesday"),
            "wed": ("Woensdag", "Wednesday"),
            "thu": ("Donderdag", "Thursday"),
            "fri": ("Vrijdag", "Friday"),
            "sat": ("Zaterdag", "Saturday"),
            "sun": ("Zondag", "Sunday"),
        },
    ),
    Choices(
        "placement.OpeningHappened",
        ("Gebeurtenis bij een openstaande werkplek", "Event of an opening"),
        {
            "placement.opening_opened": ("Werkplek opengezet", "Place opened"),
            "placement.opening_changed": ("Openstaande werkplek aangepast", "Opening changed"),
            "placement.opening_paused": ("Openstaande werkplek op pauze gezet", "Opening paused"),
            "placement.opening_resumed": ("Werkplek opnieuw opengezet", "Place opened again"),
            "placement.opening_closed": ("Openstaande werkplek gesloten", "Opening closed"),
            "placement.opening_expires_soon": ("Openstaande werkplek vervalt binnenkort", "Opening expires soon"),
            "placement.opening_expired": ("Openstaande werkplek vervallen", "Opening expired"),
            "placement.opening_moved": ("Openstaande werkplek volgt het register", "Opening follows the register"),
            "placement.opening_learner_passed": ("Lerende niet gevraagd", "Learner not asked"),
            "placement.opening_learner_shown": ("Lerende toch weer getoond", "Learner shown again after all"),
        },
    ),
)
