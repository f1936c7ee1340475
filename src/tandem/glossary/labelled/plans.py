"""Labels of training plans."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "plans.Where",
        ("Waar iets geleerd wordt", "Where something is learned"),
        {
            "school": ("Op school", "At school"),
            "work": ("Op de werkplek", "At the workplace"),
            "both": ("Op school en op de werkplek", "At school and at the workplace"),
            "external": ("Bij een andere aanbieder", "At another provider"),
        },
    ),
    Choices(
        "plans.Setting",
        ("Soort werkplek in een plan", "Kind of workplace in a plan"),
        {
            "residential_care": ("Woonzorg", "Residential care"),
            "home_care": ("Thuiszorg", "Home care"),
            "babies_and_toddlers": ("Baby's en peuters", "Babies and toddlers"),
            "school_age": ("Schoolgaande kinderen", "School-age children"),
            "wider": ("Ruimere context", "Wider context"),
        },
    ),
    Choices(
        "plans.Trade",
        ("Opleiding met eigen voorwaarden", "Training with conditions of its own"),
        {
            "care": ("Zorgkundige", "Care assistant"),
            "childcare": ("Kinderbegeleider", "Child care worker"),
        },
    ),
    Choices(
        "plans.PlanState",
        ("Stand van een opleidingsplan", "State of a training plan"),
        {
            "draft": ("Ontwerp", "Draft"),
            "shared": ("Gedeeld", "Shared"),
            "frozen": ("Vastgelegd", "Frozen"),
            "closed": ("Gesloten", "Closed"),
        },
    ),
    Choices(
        "plans.PlanMove",
        ("Stap van een opleidingsplan", "Step of a training plan"),
        {
            "share": ("Delen", "Share"),
            "freeze": ("Vastleggen", "Freeze"),
            "reopen": ("Weer openen", "Reopen"),
            "close": ("Sluiten", "Close"),
        },
    ),
    Choices(
        "plans.PlanParty",
        ("Wie aan zet is bij een opleidingsplan", "Who has the ball with a training plan"),
        {
            "provider": ("Wie de lerende begeleidt", "Who guides the learner"),
            "signers": ("Wie de overeenkomst tekent", "Who signs the agreement"),
        },
    ),
    Choices(
        "plans.PlanVoice",
        ("Als wie iemand iets zegt", "As whom somebody speaks"),
        {
            "provider": ("De school", "The school"),
            "learner": ("De lerende", "The learner"),
            "guardian": ("Een ouder of voogd", "A parent or guardian"),
            "company": ("De onderneming", "The company"),
        },
    ),
    Choices(
        "plans.Giver",
        ("Wie een module geeft", "Who gives a module"),
        {"provider": ("Een andere aanbieder", "Another provider"), "VDAB": ("VDAB", "Employment service (VDAB)")},
    ),
    Choices(
        "plans.Part",
        ("Wat in een module gebeurt", "What happens in a module"),
        {
            "introduce": ("Aanbrengen", "Introducing"),
            "practise": ("Inoefenen", "Practising"),
            "both": ("Aanbrengen en inoefenen", "Introducing and practising"),
        },
    ),
    Choices(
        "plans.ModuleState",
        ("Stand van een module", "State of a module"),
        {
            "asked": ("Gevraagd", "Asked"),
            "confirmed": ("Bevestigd", "Confirmed"),
            "refused": ("Kan niet", "Not possible"),
        },
    ),
    Choices(
        "plans.ModuleMove",
        ("Stap van een module", "Step of a module"),
        {
            "confirm": ("Bevestigen", "Confirm"),
            "refuse": ("Zeggen dat het niet kan", "Say that it cannot be"),
            "ask_anew": ("Opnieuw vragen", "Ask anew"),
        },
    ),
    Choices(
        "plans.ModuleParty",
        ("Wie aan zet is bij een module", "Who has the ball with a module"),
        {
            "giver": ("Wie de module geeft", "Who gives the module"),
            "provider": ("Wie de lerende begeleidt", "Who guides the learner"),
        },
    ),
    Choices(
        "plans.PlanHappened",
        ("Gebeurtenis bij een opleidingsplan", "Event of a training plan"),
        {
            "plans.started": ("Opleidingsplan begonnen", "Training plan begun"),
            "plans.changed": ("Periode of verwijzing gewijzigd", "Period or reference changed"),
            "plans.lines_written": ("Activiteiten ingevuld", "Activities filled in"),
            "plans.line_added": ("Eigen activiteit toegevoegd", "Own activity added"),
            "plans.line_removed": ("Eigen activiteit weggehaald", "Own activity removed"),
            "plans.workplace_added": ("Werkplek in het plan gezet", "Workplace put in the plan"),
            "plans.workplace_changed": ("Werkplek van het plan gewijzigd", "Workplace of the plan changed"),
            "plans.workplace_removed": ("Werkplek uit het plan gehaald", "Workplace taken from the plan"),
            "plans.shared": ("Opleidingsplan gedeeld", "Training plan shared"),
            "plans.frozen": ("Versie vastgelegd", "Version frozen"),
            "plans.reopened": ("Opleidingsplan weer geopend", "Training plan reopened"),
            "plans.closed": ("Opleidingsplan gesloten", "Training plan closed"),
            "plans.deleted": ("Ontwerp weggegooid", "Draft thrown away"),
            "plans.module_asked": ("Module aan een andere aanbieder gevraagd", "Module asked of another provider"),
            "plans.module_withdrawn": ("Vraag om een module teruggenomen", "Question for a module taken back"),
            "plans.module_confirmed": ("Module bevestigd", "Module confirmed"),
            "plans.module_refused": ("Module geweigerd", "Module refused"),
            "plans.erased": (
                "Opleidingsplan gewist na de bewaartermijn",
                "Training plan erased after the time it is kept",
            ),
            "plans.template_saved": ("Sjabloon bewaard", "Template kept"),
            "plans.template_removed": ("Sjabloon weggegooid", "Template thrown away"),
            "plans.commented": ("Opmerking bij het plan", "Comment on the plan"),
            "plans.comment_settled": ("Opmerking bij het plan afgehandeld", "Comment on the plan settled"),
        },
    ),
)
