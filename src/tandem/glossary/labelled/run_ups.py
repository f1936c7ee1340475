"""Labels of the run-up phase: what it works on, how it goes, where it leads."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "intake.RunUpState",
        ("Stand van een aanloop", "State of a run-up"),
        {"running": ("Bezig", "Under way"), "ended": ("Afgerond", "Completed")},
    ),
    Choices(
        "intake.RunUpMove",
        ("Stap in een aanloop", "Step of a run-up"),
        {"end": ("Afronden", "End")},
    ),
    Choices(
        "intake.Content",
        ("Waaraan de aanloop werkt", "What the run-up works on"),
        {
            "career": ("Loopbaangericht: ontdekken welk werk past", "Career: finding out which work suits"),
            "work": ("Arbeidsgericht: op tijd komen, samenwerken", "Work: being on time, working together"),
            "technical": ("Vaktechnisch: leren wat het vak vraagt", "Technical: learning what the trade asks"),
        },
    ),
    Choices(
        "intake.Progress",
        ("Hoe het gaat", "How it goes"),
        {
            "not_yet": ("Nog niet", "Not yet"),
            "growing": ("Groeit", "Growing"),
            "ready": ("Klaar voor duaal leren", "Ready for dual learning"),
        },
    ),
    Choices(
        "intake.RunUpOutcome",
        ("Waar de aanloop toe leidde", "Where the run-up led"),
        {
            "to_dual": ("Naar duaal leren", "To dual learning"),
            "other_education": ("Naar ander onderwijs", "To other education"),
            "naft": ("Naar een NAFT", "To a NAFT"),
            "stopped": ("Gestopt", "Stopped"),
        },
    ),
    Choices(
        "intake.Nearness",
        ("Hoe dicht het einde is", "How near the end is"),
        {
            "late": ("Over de laatste dag", "Past the last day"),
            "soon": ("Bijna om", "Nearly over"),
            "fine": ("Loopt", "Running"),
            "open": ("Geen einddag", "No last day"),
        },
    ),
    Choices(
        "intake.RunUpHappened",
        ("Gebeurtenis in een aanloop", "Event of a run-up"),
        {
            "intake.run_up_planned": ("Programma van de aanloop bewaard", "Programme of the run-up saved"),
            "intake.run_up_evaluated": ("Aanloop geëvalueerd", "Run-up evaluated"),
            "intake.run_up_evaluation_taken_back": (
                "Evaluatie van de aanloop teruggenomen",
                "Evaluation of the run-up taken back",
            ),
        },
    ),
)
