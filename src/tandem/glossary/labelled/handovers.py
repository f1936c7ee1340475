"""Labels of warm handovers."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "handover.HandoverState",
        ("Stand van een overdracht", "State of a handover"),
        {
            "asked": ("Wacht op een akkoord", "Waiting for an agreement"),
            "offered": ("Wacht op wie overneemt", "Waiting for who takes over"),
            "accepted": ("Overgenomen", "Taken over"),
            "returned": ("Teruggestuurd", "Sent back"),
            "declined": ("Niet akkoord", "Not agreed"),
            "withdrawn": ("Teruggenomen", "Taken back"),
            "lapsed": ("Niet meer nodig", "No longer needed"),
        },
    ),
    Choices(
        "handover.HandoverMove",
        ("Stap in een overdracht", "Step of a handover"),
        {
            "agree": ("Akkoord gaan", "Agree"),
            "decline": ("Niet akkoord gaan", "Decline"),
            "accept": ("Overnemen", "Take over"),
            "send_back": ("Terugsturen", "Send back"),
            "withdraw": ("Terugnemen", "Take back"),
            "lapse": ("De lerende is weg", "The learner is gone"),
        },
    ),
    Choices(
        "handover.HandoverParty",
        ("Wie aan zet is bij een overdracht", "Who has the ball in a handover"),
        {
            "giver": ("Wie overdraagt", "Who hands over"),
            "family": ("De lerende of een ouder", "The learner or a parent"),
            "receiver": ("Wie overneemt", "Who takes over"),
            "track": ("Het traject zelf", "The track itself"),
        },
    ),
    Choices(
        "handover.HandoverKind",
        ("Aan wie iemand overdraagt", "To whom somebody hands over"),
        {
            "colleague": ("Een collega van dezelfde school", "A colleague of the same school"),
            "provider": ("Een andere aanbieder", "Another provider"),
            "VDAB": ("VDAB", "Employment service (VDAB)"),
        },
    ),
    Choices(
        "handover.HandoverWhy",
        ("Waarom iemand overdraagt", "Why somebody hands over"),
        {
            "coach_leaves": ("Ik begeleid deze lerende niet langer", "I no longer guide this learner"),
            "other_group": ("Andere klas of opleiding", "Another class or training"),
            "moved": ("De lerende verhuist of verandert van school", "The learner moves or changes school"),
            "search_over": ("De zoektijd is om", "The search time is over"),
            "track_ends": ("Het traject loopt af", "The track ends"),
            "other": ("Een andere reden", "Another reason"),
        },
    ),
    Choices(
        "handover.Agreed",
        ("Wie akkoord ging", "Who agreed"),
        {
            "not_needed": ("Niet nodig binnen de school", "Not needed within the school"),
            "learner": ("De lerende", "The learner"),
            "guardian": ("Een ouder of voogd", "A parent or guardian"),
            "paper": ("Op papier", "On paper"),
        },
    ),
    Choices(
        "handover.ReturnReason",
        ("Waarom iemand een lerende terugstuurt", "Why somebody sends a learner back"),
        {
            "sheet_short": ("Het overdrachtsblad zegt te weinig", "The sheet says too little"),
            "not_for_us": ("Wij zijn niet wie kan helpen", "We are not who can help"),
            "full": ("Er is nu geen plaats", "There is no room now"),
            "talk_first": ("Eerst samen praten", "Talk together first"),
        },
    ),
    Choices(
        "handover.HandoverHappened",
        ("Gebeurtenis bij een overdracht", "Event of a handover"),
        {
            "handover.asked": ("Overdracht voorgesteld", "Handover proposed"),
            "handover.agreed": ("Akkoord met de overdracht", "Handover agreed to"),
            "handover.declined": ("Overdracht niet gewild", "Handover declined"),
            "handover.accepted": ("Lerende overgenomen", "Learner taken over"),
            "handover.returned": ("Lerende teruggestuurd", "Learner sent back"),
            "handover.withdrawn": ("Overdracht teruggenomen", "Handover taken back"),
            "handover.lapsed": ("Overdracht niet meer nodig", "Handover no longer needed"),
        },
    ),
)
