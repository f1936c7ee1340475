"""Labels of the shielded part of a file: what a learner needs, and who agreed."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "intake.Need",
        ("Wat een lerende nodig heeft", "What a learner needs"),
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
        "intake.Scope",
        ("Waarvoor het akkoord geldt", "What the agreement is for"),
        {
            "keep": ("Bewaren", "Keep it"),
            "search": ("Gebruiken bij het zoeken naar een werkplek", "Use it in the search for a workplace"),
            "company": ("Tonen aan een onderneming", "Show it to a company"),
            "refer": ("Een verwijzing bewaren", "Keep a referral"),
        },
    ),
    Choices(
        "intake.GivenBy",
        ("Wie akkoord ging", "Who agreed"),
        {
            "learner": ("De lerende", "The learner"),
            "guardian": ("Een ouder of voogd", "A parent or guardian"),
        },
    ),
    Choices(
        "intake.NeedsHappened",
        ("Gebeurtenis in het afgeschermde deel", "Event of the shielded part"),
        {
            "intake.needs_agreed": ("Akkoord voor het afgeschermde deel", "Agreement for the shielded part"),
            "intake.needs_agreement_withdrawn": ("Akkoord ingetrokken", "Agreement withdrawn"),
            "intake.needs_kept": ("Afgeschermd deel aangevuld", "Shielded part written"),
            "intake.needs_erased": ("Afgeschermd deel gewist", "Shielded part erased"),
            "intake.needs_resealed": ("Afgeschermd deel opnieuw verzegeld", "Shielded part sealed anew"),
        },
    ),
)
