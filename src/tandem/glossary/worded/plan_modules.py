"""Sentences about modules: what another provider is asked to give of a training plan, and what it answers."""

from typing import Final

from tandem.glossary.worded.plans import in_days, too_long
from tandem.glossary.wording import Wording, not_allowed, stands_at

WORDINGS: Final = (
    not_allowed(
        "plan.module_may_answer",
        title=("U antwoordt niet op deze vraag", "You do not answer this question"),
        needed=("Wie gevraagd wordt om de module te geven", "Who is asked to give the module"),
    ),
    stands_at(
        "plan_module.confirm.state",
        title=("Deze module is al bevestigd", "This module was confirmed already"),
        states="plans.ModuleState",
    ),
    stands_at(
        "plan_module.refuse.state",
        title=("U zei al dat dit niet kan", "You said already that this cannot be"),
        states="plans.ModuleState",
    ),
    stands_at(
        "plan_module.ask_anew.state",
        title=("Deze module kan niet opnieuw gevraagd worden", "This module cannot be asked anew"),
        states="plans.ModuleState",
    ),
    Wording(
        code="plan.module_open",
        title=("Dit opleidingsplan is gesloten", "This training plan is closed"),
        next=("U hoeft niets meer te doen.", "There is nothing left to do."),
    ),
    Wording(
        code="plan.module_name",
        title=("De module heeft nog geen naam", "The module has no name yet"),
        next=("Geef ze een korte naam.", "Give it a short name."),
    ),
    too_long(
        "plan.module_name_fits", ("De naam is te lang", "The name is too long"), ("Maak hem korter.", "Shorten it.")
    ),
    Wording(
        code="plan.module_lines",
        title=("Er is nog geen activiteit gekozen", "No activity was chosen yet"),
        next=("Kies minstens één activiteit.", "Choose one activity at least."),
    ),
    Wording(
        code="plan.module_lines_free",
        title=("Een van deze activiteiten kan niet", "One of these activities cannot be"),
        next=(
            "Kies activiteiten van dit plan, zonder vrijstelling, die niemand anders geeft.",
            "Choose activities of this plan, without exemption, that nobody else gives.",
        ),
    ),
    in_days(
        "plan.module_order",
        title=("De laatste dag valt voor de eerste", "The last day comes before the first"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter een van beide dagen.", "Correct one of the two days."),
    ),
    in_days(
        "plan.module_begins",
        title=("Dit begint voor het plan begint", "This begins before the plan begins"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Kies een dag binnen het plan.", "Choose a day within the plan."),
    ),
    in_days(
        "plan.module_ends",
        title=("Dit eindigt na het plan", "This ends after the plan"),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=("Kies een dag binnen het plan.", "Choose a day within the plan."),
    ),
    Wording(
        code="plan.module_other",
        title=("Dit is uw eigen school", "This is your own school"),
        next=("Leer het op school, of kies een andere aanbieder.", "Teach it at school, or choose another provider."),
    ),
    Wording(
        code="plan.few_modules",
        title=("Een plan heeft niet zoveel modules", "A plan does not have that many modules"),
        found=("Nu: {found}", "Now: {found}"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=("Neem eerst een vraag terug.", "Take a question back first."),
    ),
    Wording(
        code="plan.module_reason",
        title=("Er staat nog niet waarom", "It does not say why yet"),
        next=("Zeg in een zin waarom het niet kan.", "Say in a sentence why it cannot be."),
    ),
    too_long(
        "plan.module_reason_fits",
        ("De reden is te lang", "The reason is too long"),
        ("Maak ze korter.", "Shorten it."),
    ),
    Wording(
        code="plan.module_confirmed",
        title=("Een andere aanbieder zei nog geen ja", "Another provider did not say yes yet"),
        found=("{found}", "{found}"),
        next=(
            "Wacht op het antwoord of bel. Geen regel vraagt dit antwoord: tekenen kan zonder.",
            "Wait for the answer or call. No rule asks for this answer: you may sign without it.",
        ),
    ),
    Wording(
        code="plan.module_given",
        title=("Een andere aanbieder kan dit niet geven", "Another provider cannot give this"),
        found=("{found}", "{found}"),
        next=("Vraag iemand anders, of leer het op een andere plaats.", "Ask somebody else, or teach it elsewhere."),
    ),
    Wording(
        code="plan.no_modules",
        title=("Een andere aanbieder is nog gevraagd", "Another provider is still asked"),
        found=("{found} modules", "{found} modules"),
        next=("Neem die vragen eerst terug.", "Take those questions back first."),
    ),
)
