"""Labels of waking sleeping recognitions."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "activation.QuestionState",
        ("Stand van een vraag naar plaats", "State of an availability question"),
        {
            "asked": ("Wacht op antwoord", "Waits for an answer"),
            "places": ("Er is plaats", "There is a place"),
            "paused": ("Gepauzeerd", "Paused"),
            "mentor_left": ("Mentor weg", "Mentor left"),
            "unanswered": ("Geen antwoord", "No answer"),
            "awake": ("Weer wakker", "Awake again"),
            "ended": ("Erkenning voorbij", "Recognition over"),
        },
    ),
    Choices(
        "activation.QuestionMove",
        ("Stap in een vraag naar plaats", "Step of an availability question"),
        {
            "say_places": ("Zeggen dat er plaats is", "Say that there is a place"),
            "say_not_now": ("Zeggen dat het nu niet past", "Say not now"),
            "say_mentor_left": ("Zeggen dat de mentor weg is", "Say that the mentor left"),
            "lapse": ("Blijft zonder antwoord", "Stays unanswered"),
            "wake": ("Wekken", "Wake"),
            "run_out": ("De pauze eindigt", "The pause ends"),
            "end": ("De erkenning is voorbij", "The recognition is over"),
        },
    ),
    Choices(
        "activation.QuestionParty",
        ("Wie aan zet is bij een vraag naar plaats", "Who has the ball in an availability question"),
        {"company": ("De onderneming", "The company"), "clock": ("Tandem zelf", "Tandem itself")},
    ),
    Choices(
        "activation.PlaceAnswer",
        ("Antwoord op een vraag naar plaats", "Answer to an availability question"),
        {
            "places": ("Ja, er is plaats", "Yes, there is a place"),
            "not_now": ("Nu niet", "Not now"),
            "mentor_left": ("De mentor is weg", "The mentor left"),
        },
    ),
    Choices(
        "activation.LikelyReason",
        ("Waarom een onderneming ja kan zeggen", "Why a company may say yes"),
        {
            "trained_before": ("Leidde eerder iemand op", "Trained somebody before"),
            "looking": ("Lerenden zoeken in de buurt", "Learners look nearby"),
            "recent": ("Pas erkend", "Recognised lately"),
            "mentor": ("Er is nog een mentor", "There still is a mentor"),
            "shortage": ("Knelpuntberoep", "Shortage occupation"),
            "answered_before": ("Antwoordde eerder", "Answered before"),
        },
    ),
    Choices(
        "activation.AskedPart",
        ("Deel van de slapende erkenningen", "Part of the sleeping recognitions"),
        {
            "to_ask": ("Kan gevraagd worden", "Can be asked"),
            "asked": ("Wacht op antwoord", "Waits for an answer"),
            "answered": ("Antwoordde", "Answered"),
            "unanswered": ("Geen antwoord", "No answer"),
        },
    ),
    Choices(
        "activation.ActivationHappened",
        ("Wat er met een vraag naar plaats gebeurde", "What happened to an availability question"),
        {
            "activation.asked": ("Gevraagd of er plaats is", "Asked whether there is a place"),
            "activation.reminded": ("Aan de vraag herinnerd", "Reminded of the question"),
            "activation.places_said": ("Er is plaats", "There is a place"),
            "activation.paused": ("Nu geen plaats", "No place now"),
            "activation.mentor_left": ("De mentor is weg", "The mentor left"),
            "activation.unanswered": ("Zonder antwoord gebleven", "Stayed without an answer"),
            "activation.woken": ("Weer wakker", "Awake again"),
            "activation.ended": ("Vraag gesloten: de erkenning is voorbij", "Question closed: the recognition is over"),
        },
    ),
)
