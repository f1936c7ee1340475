"""Sentences about powers: who holds them, from when to when, and how a body applies a rule."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, day_order, not_allowed

_TODAY_OR_LATER: Final[Pair] = ("{needed} of later", "{needed} or later")
_CHOOSE_DAY: Final[Pair] = ("Kies een andere dag.", "Choose another day.")

WORDINGS: Final = (
    not_allowed(
        "mandate.may_load",
        title=("U mag geen instanties laden", "You may not load bodies"),
        needed=("Beheerder van het platform", "Manager of the platform"),
    ),
    not_allowed(
        "mandate.may_give",
        title=("U mag geen bevoegdheden delegeren", "You may not delegate powers"),
        needed=("Vlaams Partnerschap of administratie", "Flemish partnership or administration"),
    ),
    not_allowed(
        "mandate.may_switch_rule",
        title=("U mag deze keuze niet maken", "You may not make this choice"),
        needed=("Beheerder van de instantie", "Manager of the body"),
    ),
    Wording(
        code="mandate.no_agency",
        title=("Op die dag is er geen Vlaamse administratie bekend", "No Flemish administration is known on that day"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Een instantie voor wat niemand anders behandelt", "A body for what nobody else treats"),
        next=("Laad eerst de instanties en bevoegdheden.", "Load the bodies and powers first."),
    ),
    Wording(
        code="agreement.known_already",
        title=("Dit samenwerkingsakkoord staat er al", "This cooperation agreement is already there"),
        found=("{found}", "{found}"),
        next=("Gebruik een ander kenmerk.", "Use another reference."),
    ),
    day_order(
        "agreement.ends_before_start",
        title=("Het einde ligt voor het begin", "The end lies before the start"),
        needed=("Een dag na {needed}", "A day after {needed}"),
        step=("Kijk de begindag en de einddag na.", "Check the first and the last day."),
    ),
    Wording(
        code="mandate.overlaps",
        title=("Een andere instantie heeft deze bevoegdheid dan al", "Another body already holds this power then"),
        found=("{found}", "{found}"),
        needed=("Eén instantie per bevoegdheid, sector en regio", "One body per power, sector and region"),
        next=("Beëindig eerst de andere delegatie.", "End the other mandate first."),
    ),
    day_order(
        "mandate.ends_before_start",
        title=("Het einde ligt voor het begin", "The end lies before the start"),
        needed=("Een dag na {needed}", "A day after {needed}"),
        step=("Kijk de begindag en de einddag na.", "Check the first and the last day."),
    ),
    day_order(
        "mandate.starts_in_past",
        title=("Een delegatie begint niet in het verleden", "A mandate does not start in the past"),
        needed=_TODAY_OR_LATER,
        step=_CHOOSE_DAY,
    ),
    day_order(
        "mandate.starts_too_far",
        title=("Deze dag ligt meer dan tien jaar ver", "This day is more than ten years away"),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=("Kijk het jaartal na.", "Check the year."),
    ),
    day_order(
        "mandate.ends_in_past",
        title=("Een delegatie eindigt niet in het verleden", "A mandate does not end in the past"),
        needed=_TODAY_OR_LATER,
        step=_CHOOSE_DAY,
    ),
    Wording(
        code="mandate.ended_already",
        title=("Deze delegatie eindigt al vroeger", "This mandate already ends earlier"),
        found=("Eindigt op {found}", "Ends on {found}"),
        found_as="day",
        needed=("Een vroegere dag", "An earlier day"),
        next=_CHOOSE_DAY,
    ),
    day_order(
        "mandate.holder_not_there",
        title=("De instantie bestaat niet in die hele periode", "The body does not exist in that whole period"),
        needed=("De instantie bestaat vanaf {needed}", "The body exists from {needed}"),
        step=("Kies een andere periode of instantie.", "Choose another period or body."),
    ),
    Wording(
        code="mandate.other_sector",
        title=("Dit partnerschap hoort bij een andere sector", "This partnership belongs to another sector"),
        found=("{found}", "{found}"),
        needed=("{needed}", "{needed}"),
        next=("Kies het partnerschap van de sector.", "Choose the partnership of the sector."),
    ),
    Wording(
        code="mandate.no_agreement",
        name=("Samenwerkingsakkoord", "Cooperation agreement"),
        title=("Er is geen samenwerkingsakkoord", "There is no cooperation agreement"),
        found=("{found}", "{found}"),
        missing=("Geen akkoord", "No agreement"),
        needed=("Een ondertekend samenwerkingsakkoord", "A signed cooperation agreement"),
        next=("Voeg eerst het samenwerkingsakkoord toe.", "Add the cooperation agreement first."),
    ),
    Wording(
        code="mandate.same_holder",
        title=("Deze instantie heeft de bevoegdheid al", "This body already holds the power"),
        next=("Kies een andere instantie.", "Choose another body."),
    ),
    Wording(
        code="rule_setting.unknown_rule",
        title=("Deze regel bestaat niet", "This rule does not exist"),
        next=("Kies een regel van de lijst.", "Choose a rule of the list."),
    ),
    Wording(
        code="rule_setting.not_retold",
        title=("Bij deze regel valt niets te kiezen", "There is nothing to choose with this rule"),
        found=("Zekerheid: {found}", "Certainty: {found}"),
        found_as="law.Certainty",
        needed=("Zekerheid: {needed}", "Certainty: {needed}"),
        needed_as="law.Certainty",
        next=(
            "Een officiële regel houdt altijd tegen, een onzekere waarschuwt alleen.",
            "An official rule always blocks, an uncertain one only warns.",
        ),
    ),
    day_order(
        "rule_setting.starts_in_past",
        title=("Een keuze geldt niet voor het verleden", "A choice does not hold for the past"),
        needed=_TODAY_OR_LATER,
        step=_CHOOSE_DAY,
    ),
    Wording(
        code="rule_setting.chosen_already",
        title=("Voor een latere dag is er al een keuze", "There is already a choice for a later day"),
        found=("{found}", "{found}"),
        found_as="day",
        next=_CHOOSE_DAY,
    ),
    Wording(
        code="rule_setting.no_change",
        title=("Deze keuze verandert niets", "This choice changes nothing"),
        found=("{found}", "{found}"),
        found_as="base.Effect",
        next=("Kies het andere gevolg, of laat het zo.", "Choose the other effect, or leave it."),
    ),
)
