"""Labels of a referral: to what, who proposed it, who agreed, where it stands."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "intake.ReferralKind",
        ("Verwijzing naar", "Referral to"),
        {
            "naft": ("Naadloos flexibel traject (NAFT)", "Seamless flexible track (NAFT)"),
            "ibal": ("Intensieve begeleiding (IBAL)", "Intensive coaching (IBAL)"),
        },
    ),
    Choices(
        "intake.Proposer",
        ("Wie het voorstelt", "Who proposes it"),
        {
            "clb": ("Het CLB", "The CLB"),
            "provider": ("De school", "The school"),
            "vdab": ("VDAB", "Employment service (VDAB)"),
            "family": ("De lerende of een ouder", "The learner or a parent"),
        },
    ),
    Choices(
        "intake.Agreeing",
        ("Wie akkoord gaat", "Who agrees"),
        {
            "clb": ("Het CLB", "The CLB"),
            "provider": ("De school", "The school"),
            "guardians": ("De ouders of voogd", "The parents or guardian"),
            "learner": ("De lerende", "The learner"),
        },
    ),
    Choices(
        "intake.ReferralState",
        ("Stand van een verwijzing", "State of a referral"),
        {
            "proposed": ("Voorgesteld", "Proposed"),
            "agreed": ("Iedereen akkoord", "Everybody agreed"),
            "started": ("Gestart", "Started"),
            "ended": ("Afgerond", "Completed"),
            "refused": ("Niet doorgegaan", "Did not go on"),
        },
    ),
    Choices(
        "intake.ReferralMove",
        ("Stap in een verwijzing", "Step of a referral"),
        {
            "agree": ("Akkoord noteren", "Note an agreement"),
            "start": ("Start noteren", "Note the start"),
            "end": ("Einde noteren", "Note the end"),
            "refuse": ("Noteren dat het niet doorgaat", "Note that it does not go on"),
        },
    ),
    Choices(
        "intake.ReferralHappened",
        ("Gebeurtenis bij een verwijzing", "Event of a referral"),
        {
            "intake.referral_proposed": ("Verwijzing voorgesteld", "Referral proposed"),
            "intake.referral_agreed_to": ("Akkoord met een verwijzing", "Agreement with a referral"),
            "intake.referral_started": ("Verwijzing gestart", "Referral started"),
            "intake.referral_ended": ("Verwijzing afgerond", "Referral ended"),
            "intake.referral_refused": ("Verwijzing niet doorgegaan", "Referral did not go on"),
        },
    ),
)
