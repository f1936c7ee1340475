"""Sentences about training plans: what is taught where, by whom and when."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, not_allowed, stands_at

_DAY: Final = "day"
_IS_DAY: Final[Pair] = ("{found}", "{found}")
_CHOOSE: Final[Pair] = (
    "Kies school, werkplek, allebei of een andere aanbieder.",
    "Choose school, workplace, both or another provider.",
)
_OTHER_PLACE: Final[Pair] = (
    "Kies een andere werkplek voor deze activiteit, of leer ze op school of bij een andere aanbieder.",
    "Choose another workplace for this activity, or teach it at school or at another provider.",
)


def in_days(code: str, *, title: Pair, needed: Pair, step: Pair) -> Wording:
    """A sentence about a day that cannot be, and the one that can."""
    return Wording(code=code, title=title, found=_IS_DAY, found_as=_DAY, needed=needed, needed_as=_DAY, next=step)


def too_long(code: str, title: Pair, step: Pair) -> Wording:
    """A sentence about a text with too many characters."""
    found, needed = (
        ("{found} tekens", "{found} characters"),
        ("Hoogstens {needed} tekens", "At most {needed} characters"),
    )
    return Wording(code=code, title=title, found=found, needed=needed, next=step)


def _step(move: str, title: Pair) -> Wording:
    return stands_at(f"training_plan.{move}.state", title=title, states="plans.PlanState")


KEEPING: Final = (
    not_allowed(
        "plan.may_write",
        title=("U schrijft dit opleidingsplan niet", "You do not write this training plan"),
        needed=("De trajectbegeleider van de lerende", "The coach of the learner"),
    ),
    not_allowed(
        "plan.may_comment",
        title=("U kunt bij dit plan niets zeggen", "You cannot comment on this plan"),
        needed=("Wie het plan leest", "Who reads the plan"),
    ),
    _step("share", ("Dit plan is al gedeeld", "This plan was shared already")),
    _step("freeze", ("Dit plan kan niet vastgelegd worden", "This plan cannot be frozen")),
    _step("reopen", ("Dit plan ligt niet vast", "This plan is not frozen")),
    _step("close", ("Dit plan kan niet gesloten worden", "This plan cannot be closed")),
    Wording(
        code="plan.writable",
        title=("Dit plan kan nu niet gewijzigd worden", "This plan cannot be changed now"),
        found=("Stand: {found}", "State: {found}"),
        found_as="plans.PlanState",
        needed=("Stand: {needed}", "State: {needed}"),
        needed_as="plans.PlanState",
        next=(
            "Ligt het vast, open het dan eerst weer. Is het gesloten, begin dan een nieuw plan.",
            "Where it is frozen, reopen it first. Where it is closed, begin a new plan.",
        ),
    ),
    Wording(
        code="plan.not_being_signed",
        title=("Een overeenkomst met dit plan wordt nu getekend", "An agreement with this plan is being signed now"),
        next=(
            "Neem eerst de tekst van de overeenkomst terug. Daarna opent u het plan weer.",
            "Take the text of the agreement back first. Then reopen the plan.",
        ),
    ),
    Wording(
        code="plan.version",
        title=("Iemand anders wijzigde dit plan intussen", "Somebody else changed this plan meanwhile"),
        found=("U zag stand {found}", "You saw state {found}"),
        needed=("Het plan is nu aan stand {needed}", "The plan is at state {needed} now"),
        next=(
            "Wat u invulde, staat er nog. Kijk na wat er veranderde en bewaar dan opnieuw.",
            "What you filled in is still there. Look at what changed, then save again.",
        ),
    ),
    Wording(
        code="plan.unshared",
        title=("Een plan dat gedeeld werd, blijft bewaard", "A plan that was shared stays"),
        found=("Stand: {found}", "State: {found}"),
        found_as="plans.PlanState",
        next=("Sluit het plan in plaats van het weg te gooien.", "Close the plan instead of throwing it away."),
    ),
    Wording(
        code="plan.track_running",
        title=("Deze lerende is vertrokken", "This learner left"),
        next=("Een plan begint voor wie een traject volgt.", "A plan begins for who follows a track."),
    ),
    Wording(
        code="plan.one_open",
        title=("Deze lerende heeft al een opleidingsplan", "This learner has a training plan already"),
        next=("Werk het verder uit, of sluit het voor u een nieuw begint.", "Go on with it, or close it first."),
    ),
    Wording(
        code="plan.not_so_long",
        title=("Het einde van het plan ligt te ver weg", "The end of the plan is too far away"),
        found=("{found}", "{found}"),
        found_as=_DAY,
        needed=("Hoogstens {needed} jaar na het begin", "At most {needed} years after the beginning"),
        next=("Kijk het jaar na.", "Check the year."),
    ),
    too_long(
        "plan.support_fits",
        ("De verwijzing naar het handelingsplan is te lang", "The reference to the support plan is too long"),
        ("Schrijf alleen waar het handelingsplan ligt, niet wat erin staat.", "Only write where it lies."),
    ),
    Wording(
        code="plan.has_lines",
        title=("Er staat nog geen activiteit in het plan", "There is no activity in the plan yet"),
        next=("Voeg minstens één activiteit toe.", "Add at least one activity."),
    ),
    Wording(
        code="plan.has_workplaces",
        title=("Er staat nog geen werkplek in het plan", "There is no workplace in the plan yet"),
        next=(
            "Zonder werkplek leest alleen het gezin het plan. Voeg de werkplek toe zodra die bekend is.",
            "Without a workplace only the family reads the plan. Add it as soon as it is known.",
        ),
    ),
    Wording(
        code="plan.recognised_for",
        title=(
            "Deze werkplek is voor een andere opleiding erkend",
            "This workplace is recognised for another training",
        ),
        next=("Kies een werkplek met een erkenning voor deze opleiding.", "Choose one recognised for this training."),
    ),
    in_days(
        "plan.workplace_order",
        title=("De laatste dag op de werkplek valt voor de eerste", "The last day there comes before the first"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter de eerste of de laatste dag.", "Correct the first or the last day."),
    ),
    in_days(
        "plan.workplace_begins",
        title=("De werkplek begint voor het plan", "The workplace begins before the plan"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=(
            "Kies een latere dag, of laat het plan vroeger beginnen.",
            "Choose a later day, or begin the plan earlier.",
        ),
    ),
    in_days(
        "plan.workplace_ends",
        title=("De werkplek eindigt na het plan", "The workplace ends after the plan"),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=(
            "Kies een vroegere dag, of laat het plan langer duren.",
            "Choose an earlier day, or let the plan last longer.",
        ),
    ),
    in_days(
        "plan.recognised_from",
        title=("De erkenning begint later dan de periode", "The recognition begins later than the period"),
        needed=("Erkend vanaf {needed}", "Recognised from {needed}"),
        step=("Een overeenkomst kan pas vanaf de erkenning.", "An agreement can begin from the recognition on."),
    ),
    in_days(
        "plan.recognised_until",
        title=("De erkenning eindigt voor de periode om is", "The recognition ends before the period is over"),
        needed=("Erkend tot en met {needed}", "Recognised up to and including {needed}"),
        step=(
            "Vraag de onderneming om haar erkenning op tijd te verlengen.",
            "Ask the company to renew its recognition in time.",
        ),
    ),
    Wording(
        code="plan.days_can_be",
        title=("Zoveel dagen op één werkplek kan niet", "So many days at one workplace cannot be"),
        found=("{found} dagen", "{found} days"),
        needed=("Van 1 tot {needed} dagen", "From 1 to {needed} days"),
        next=("Tel alleen de dagen op deze werkplek.", "Count the days at this workplace only."),
    ),
    Wording(
        code="plan.supervised_can_be",
        title=("Er zijn meer dagen onder toezicht dan dagen", "There are more days under supervision than days"),
        found=("{found} dagen onder toezicht", "{found} days under supervision"),
        next=("Verbeter een van beide getallen.", "Correct one of the two numbers."),
    ),
    Wording(
        code="plan.workplace_twice",
        title=("Deze werkplek staat dan al in het plan", "This workplace is in the plan already then"),
        found=("{found}", "{found}"),
        found_as=_DAY,
        next=("Verleng de periode die er staat, of kies andere dagen.", "Lengthen that period, or choose other days."),
    ),
    Wording(
        code="plan.few_workplaces",
        title=("Er staan te veel werkplekken in het plan", "There are too many workplaces in the plan"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=("Haal eerst een werkplek weg.", "Remove a workplace first."),
    ),
    Wording(
        code="plan.line_known",
        title=("Deze activiteit staat niet in het plan", "This activity is not in the plan"),
        next=("Laad de pagina opnieuw.", "Load the page again."),
    ),
    Wording(
        code="plan.line_workplace",
        title=("Een werkplek staat niet meer in het plan", "A workplace is no longer in the plan"),
        next=("Laad de pagina opnieuw en kies opnieuw.", "Load the page again and choose again."),
    ),
    Wording(
        code="plan.exempt_why",
        title=("Zeg waarom er een vrijstelling is", "Say why there is an exemption"),
        next=(
            "Schrijf waar de lerende dit al leerde, zoals een vorige opleiding of werk.",
            "Write where the learner learned this before, such as another training or work.",
        ),
    ),
    too_long(
        "plan.line_name_fits",
        ("Deze naam is te lang", "This name is too long"),
        ("Schrijf alleen een naam en een functie.", "Only write a name and a function."),
    ),
    too_long(
        "plan.line_words_fit",
        ("De reden van de vrijstelling is te lang", "The reason of the exemption is too long"),
        ("Maak de tekst korter.", "Make the text shorter."),
    ),
    Wording(
        code="plan.line_text",
        title=("De naam van de activiteit ontbreekt", "The name of the activity is missing"),
        next=("Schrijf in een paar woorden wat de lerende leert.", "Write in a few words what the learner learns."),
    ),
    too_long(
        "plan.line_text_fits",
        ("De naam van de activiteit is te lang", "The name of the activity is too long"),
        ("Maak de naam korter.", "Make the name shorter."),
    ),
    Wording(
        code="plan.template_name",
        title=("Het sjabloon heeft geen naam", "The template has no name"),
        next=("Geef het sjabloon een naam.", "Give the template a name."),
    ),
    too_long(
        "plan.template_name_fits",
        ("De naam van het sjabloon is te lang", "The name of the template is too long"),
        ("Kies een kortere naam.", "Choose a shorter name."),
    ),
    Wording(
        code="plan.few_lines",
        title=("Er staan te veel activiteiten in het plan", "There are too many activities in the plan"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=("Haal eerst een eigen activiteit weg.", "Remove one of your own first."),
    ),
    Wording(
        code="plan.safety_is_own",
        title=("De lijst zegt waar deze activiteit zorg vraagt", "The list says where this activity asks for care"),
        next=("Kies hier niets: wat de lijst zegt, geldt.", "Choose nothing here: what the list says counts."),
    ),
    Wording(
        code="plan.line_is_own",
        title=("Wat op de lijst van de opleiding staat, blijft", "What is on the list of the training stays"),
        next=(
            "Kan de lerende dit al, geef dan een vrijstelling met een reden.",
            "Where the learner masters this, give an exemption with a reason.",
        ),
    ),
    Wording(
        code="plan.open_to_say",
        title=("Dit plan is gesloten", "This plan is closed"),
        next=("Zeg het bij het plan dat nu loopt.", "Say it with the plan that runs now."),
    ),
    Wording(
        code="plan.comment_words",
        title=("De opmerking is leeg", "The comment is empty"),
        next=("Schrijf wat u wilt zeggen.", "Write what you want to say."),
    ),
    too_long(
        "plan.comment_fits",
        ("De opmerking bij het plan is te lang", "The comment on the plan is too long"),
        ("Zeg het korter, of in twee opmerkingen.", "Say it shorter, or in two comments."),
    ),
    Wording(
        code="plan.comment_open",
        title=("Deze opmerking is al afgehandeld", "This comment was settled already"),
        next=("Laad de pagina opnieuw.", "Load the page again."),
    ),
)

WORDINGS: Final = (
    *KEEPING,
    in_days(
        "plan.days_in_order",
        title=("Het plan eindigt voor het begint", "The plan ends before it begins"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter de eerste of de laatste dag.", "Correct the first or the last day."),
    ),
    Wording(
        code="plan.learns_at_work",
        title=("Niets wordt op de werkplek geleerd", "Nothing is learned at the workplace"),
        next=("Zeg van minstens één activiteit dat ze op de werkplek gebeurt.", "Put one activity at the workplace."),
    ),
    Wording(
        code="plan.introduced",
        name=("Waar het aangebracht wordt", "Where it is introduced"),
        title=("Deze activiteit wordt nergens aangebracht", "This activity is introduced nowhere"),
        found=("{found}", "{found}"),
        found_as="plans.Where",
        next=_CHOOSE,
    ),
    Wording(
        code="plan.practised",
        name=("Waar het ingeoefend wordt", "Where it is practised"),
        title=("Deze activiteit wordt nergens ingeoefend", "This activity is practised nowhere"),
        found=("{found}", "{found}"),
        found_as="plans.Where",
        next=_CHOOSE,
    ),
    Wording(
        code="plan.outside_named",
        title=("De andere aanbieder ontbreekt", "The other provider is missing"),
        next=("Schrijf wie dit aanleert, zoals VDAB of Syntra.", "Write who teaches this, such as VDAB or Syntra."),
    ),
    Wording(
        code="plan.workplace_named",
        title=("De werkplek ontbreekt", "The workplace is missing"),
        next=(
            "Kies op welke werkplek van het plan dit gebeurt.",
            "Choose at which workplace of the plan this happens.",
        ),
    ),
    Wording(
        code="plan.workplace_may",
        title=("De werkplek is hiervoor niet erkend", "The workplace is not recognised for this"),
        next=_OTHER_PLACE,
    ),
    Wording(
        code="plan.workplace_offers",
        title=("De werkplek zei niet dat ze dit doet", "The workplace did not say that it does this"),
        next=("Vraag het na bij de mentor, of kies een andere plaats.", "Ask the mentor, or choose another place."),
    ),
    in_days(
        "plan.line_in_order",
        title=("De laatste dag valt voor de eerste", "The last day comes before the first"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=("Verbeter een van beide dagen.", "Correct one of the two days."),
    ),
    in_days(
        "plan.line_begins",
        title=("Dit begint voor het plan begint", "This begins before the plan begins"),
        needed=("Ten vroegste {needed}", "At the earliest {needed}"),
        step=(
            "Kies een latere dag, of laat het plan vroeger beginnen.",
            "Choose a later day, or begin the plan earlier.",
        ),
    ),
    in_days(
        "plan.line_ends",
        title=("Dit eindigt na het plan", "This ends after the plan"),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=(
            "Kies een vroegere dag, of laat het plan langer duren.",
            "Choose an earlier day, or let the plan last longer.",
        ),
    ),
    Wording(
        code="plan.learner_is_there",
        title=("De lerende is dan niet op deze werkplek", "The learner is not at this workplace then"),
        next=(
            "Verbeter de dagen, of kies de werkplek van die periode.",
            "Correct the days, or choose the workplace of then.",
        ),
    ),
    Wording(
        code="plan.minor_guided",
        name=("Toezicht op een minderjarige", "Supervision of a minor"),
        title=("Niemand staat genoemd voor werk dat toezicht vraagt", "Nobody is named for work that asks supervision"),
        next=("Zet erbij welke mentor dit met de lerende doet.", "Add which mentor does this with the learner."),
    ),
    Wording(
        code="plan.setting",
        name=("Soort werkplek", "Kind of workplace"),
        title=("Deze soort werkplek ontbreekt in het plan", "This kind of workplace is missing in the plan"),
        needed=("{needed}", "{needed}"),
        needed_as="plans.Setting",
        missing=("Geen werkplek van deze soort", "No workplace of this kind"),
        next=("Voeg een werkplek toe, of zeg welke soort ze is.", "Add a workplace, or say of which kind it is."),
    ),
    Wording(
        code="plan.supervised_days",
        name=("Dagen onder toezicht in de eerste maand", "Days under supervision in the first month"),
        title=(
            "Te weinig dagen onder toezicht in de eerste maand",
            "Too few days under supervision in the first month",
        ),
        found=("{found} dagen", "{found} days"),
        needed=("Minstens {needed} dagen", "At least {needed} days"),
        next=(
            "Plan meer dagen onder toezicht voor het zelfstandig werk begint.",
            "Plan more days under supervision first.",
        ),
    ),
    Wording(
        code="plan.wider_days_told",
        title=(
            "Hoeveel dagen in ruimere context, is niet te zeggen",
            "How many days in a wider context cannot be told",
        ),
        next=("Zeg van elke werkplek hoeveel dagen het zijn.", "Say of each workplace how many days it is."),
    ),
    Wording(
        code="plan.wider_share",
        name=("Deel in een ruimere context", "Share in a wider context"),
        title=("Te veel dagen in een ruimere context", "Too many days in a wider context"),
        found=("{found} % van de dagen op de werkplek", "{found} % of the days at the workplace"),
        needed=("Hoogstens {needed} van de dagen", "At most {needed} of the days"),
        next=(
            "Plan meer dagen bij de groepen waar de opleiding over gaat.",
            "Plan more days with the groups of the training.",
        ),
    ),
)
