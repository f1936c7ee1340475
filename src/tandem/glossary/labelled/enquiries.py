"""Labels of enquiries of people without a school."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "handover.EnquiryState",
        ("Stand van een hulpvraag", "State of an enquiry"),
        {
            "left": ("Nog niet bevestigd", "Not confirmed yet"),
            "waiting": ("Wacht op wie helpt", "Waiting for who helps"),
            "taken": ("Opgenomen", "Taken up"),
            "closed": ("Afgesloten", "Closed"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
        },
    ),
    Choices(
        "handover.EnquiryMove",
        ("Stap in een hulpvraag", "Step of an enquiry"),
        {
            "confirm": ("Bevestigen", "Confirm"),
            "pass_on": ("Doorgeven", "Pass on"),
            "take": ("Opnemen", "Take up"),
            "close": ("Afsluiten", "Close"),
            "give_up": ("Niemand meer om te vragen", "Nobody left to ask"),
            "withdraw": ("Intrekken", "Withdraw"),
        },
    ),
    Choices(
        "handover.EnquiryParty",
        ("Wie aan zet is bij een hulpvraag", "Who has the ball in an enquiry"),
        {
            "asker": ("Wie hulp vraagt", "Who asks"),
            "taker": ("Wie helpt", "Who helps"),
            "clock": ("Tandem zelf", "Tandem itself"),
        },
    ),
    Choices(
        "handover.TakerKind",
        ("Wie een hulpvraag kan opnemen", "Who can take up an enquiry"),
        {
            "provider": ("Aanbieder duaal leren", "Provider of dual learning"),
            "CLB": ("CLB", "Pupil guidance centre (CLB)"),
            "VDAB": ("VDAB", "Employment service (VDAB)"),
        },
    ),
    Choices(
        "handover.AgeGroup",
        ("Leeftijd", "Age"),
        {
            "too_young": ("Jonger dan duaal leren kan", "Younger than dual learning allows"),
            "minor": ("Minderjarig", "A minor"),
            "young_adult": ("Jongvolwassen", "Young adult"),
            "adult": ("Volwassen", "Adult"),
        },
    ),
    Choices(
        "handover.Situation",
        ("Situatie zonder school", "Situation without a school"),
        {
            "left_early": ("Gestopt met school", "Left school"),
            "seeks_work": ("Ingeschreven bij VDAB als werkzoekende", "Registered with VDAB as a job seeker"),
            "works": ("Aan het werk", "At work"),
            "newcomer": ("Nog niet lang in België", "Not long in Belgium"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "handover.TurnEnd",
        ("Hoe een beurt eindigde", "How a turn ended"),
        {
            "passed_on": ("Doorgegeven", "Passed on"),
            "late": ("Niet op tijd opgenomen", "Not taken up in time"),
            "done": ("Afgesloten", "Closed"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
        },
    ),
    Choices(
        "handover.PassReason",
        ("Waarom iemand een hulpvraag doorgeeft", "Why somebody passes an enquiry on"),
        {
            "not_offered": ("Wij geven deze opleiding niet", "We do not give this training"),
            "full": ("Wij hebben geen plaats meer", "We have no room left"),
            "too_far": ("Te ver voor deze persoon", "Too far for this person"),
            "other_help": ("Iemand anders kan beter helpen", "Somebody else can help better"),
            "not_reached": ("Wij bereikten deze persoon niet", "We did not reach this person"),
        },
    ),
    Choices(
        "handover.EnquiryOutcome",
        ("Wat er van een hulpvraag kwam", "What came of an enquiry"),
        {
            "enrolled": ("Ingeschreven voor duaal leren", "Enrolled in dual learning"),
            "other_training": ("Een andere opleiding", "Another training"),
            "work": ("Aan het werk", "At work"),
            "care": ("Eerst andere hulp", "Other help first"),
            "not_reached": ("Niet bereikt", "Not reached"),
            "no_longer": ("Wil niet meer", "No longer wants it"),
            "nobody": ("Niemand kon ze opnemen", "Nobody could take it up"),
        },
    ),
    Choices(
        "handover.EnquiryHappened",
        ("Gebeurtenis bij een hulpvraag", "Event of an enquiry"),
        {
            "handover.enquiry_left": ("Hulpvraag gesteld", "Enquiry made"),
            "handover.enquiry_confirmed": ("Hulpvraag bevestigd", "Enquiry confirmed"),
            "handover.enquiry_routed": ("Hulpvraag voorgelegd", "Enquiry put to somebody"),
            "handover.enquiry_passed_on": ("Hulpvraag doorgegeven", "Enquiry passed on"),
            "handover.enquiry_taken": ("Hulpvraag opgenomen", "Enquiry taken up"),
            "handover.enquiry_closed": ("Hulpvraag afgesloten", "Enquiry closed"),
            "handover.enquiry_given_up": ("Niemand nam de hulpvraag op", "Nobody took the enquiry up"),
            "handover.enquiry_withdrawn": ("Hulpvraag ingetrokken", "Enquiry withdrawn"),
            "handover.enquiry_deleted": ("Hulpvraag gewist", "Enquiry deleted"),
        },
    ),
)
