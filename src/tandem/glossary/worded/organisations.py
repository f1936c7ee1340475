"""Sentences about companies, the register of enterprises and the import of providers."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, day_order, not_allowed

_CORRECT_FILE: Final[Pair] = ("Verbeter het bestand en lees het opnieuw in.", "Correct the file and read it again.")
_AFTER_START: Final[Pair] = ("Een dag na {needed}", "A day after {needed}")
_CHECK_DAYS: Final[Pair] = ("Kijk de begindag en de einddag na.", "Check the first and the last day.")


def _unknown(code: str, title: Pair, needed: Pair) -> Wording:
    return Wording(code=f"batch.{code}", title=title, found=("{found}", "{found}"), needed=needed, next=_CORRECT_FILE)


WORDINGS: Final = (
    not_allowed(
        "company.may_let_in",
        title=("U mag geen onderneming toevoegen", "You may not let a company in"),
        needed=("De administratie of de beheerder van het platform", "The administration or the platform manager"),
    ),
    not_allowed(
        "company.may_keep",
        title=("U mag dit niet aanpassen voor deze onderneming", "You may not change this for this company"),
        needed=("Beheerder van deze onderneming", "Manager of this company"),
    ),
    not_allowed(
        "doubt.may_raise",
        title=("U mag hierover niets melden", "You may not report on this"),
        needed=("Beheerder of HR van deze onderneming", "Manager or HR of this company"),
    ),
    not_allowed(
        "doubt.may_settle",
        title=("U mag deze melding niet afhandelen", "You may not settle this remark"),
        needed=("De administratie of de beheerder van het platform", "The administration or the platform manager"),
    ),
    not_allowed(
        "providers.may_keep",
        title=("U mag geen aanbieders inlezen", "You may not import providers"),
        needed=("De administratie of de beheerder van het platform", "The administration or the platform manager"),
    ),
    not_allowed(
        "register.may_keep",
        title=("U mag de KBO niet inlezen", "You may not read the KBO"),
        needed=("Beheerder van het platform", "Manager of the platform"),
    ),
    Wording(
        code="company.number_wrong",
        title=("Dit ondernemingsnummer klopt niet", "This enterprise number is not right"),
        found=("{found}", "{found}"),
        needed=("Een nummer uit de KBO", "A number from the KBO"),
        next=("Kijk het nummer na op kbopub.economie.fgov.be.", "Check the number on kbopub.economie.fgov.be."),
    ),
    Wording(
        code="company.joined_already",
        title=("Deze onderneming doet al mee", "This company already takes part"),
        found=("{found}", "{found}"),
        next=("Vraag de beheerder van de onderneming om toegang.", "Ask the manager of the company for access."),
    ),
    Wording(
        code="company.establishment_elsewhere",
        title=("Een vestiging hoort al bij een andere onderneming", "An establishment belongs to another company"),
        found=("{found}", "{found}"),
        next=("Kijk in de KBO na bij wie de vestiging hoort.", "Check in the KBO whose establishment it is."),
    ),
    Wording(
        code="company.no_establishment_chosen",
        title=("U koos nog geen vestiging", "You have not chosen an establishment yet"),
        found=("{found} vestigingen", "{found} establishments"),
        needed=("Minstens {needed} vestiging", "At least {needed} establishment"),
        next=("Vink aan welke vestiging meedoet.", "Tick which establishment takes part."),
    ),
    Wording(
        code="company.establishment_unknown",
        title=("Deze vestiging hoort niet bij uw onderneming", "This establishment is not one of your company"),
        found=("{found}", "{found}"),
        needed=("Een actieve vestiging van uw onderneming in de KBO", "An active establishment of yours in the KBO"),
        next=("Kijk het vestigingsnummer na in de KBO.", "Check the establishment number in the KBO."),
    ),
    Wording(
        code="company.establishment_joined",
        title=("Deze vestiging doet al mee", "This establishment already takes part"),
        found=("{found}", "{found}"),
        next=("Laad de pagina opnieuw om te zien wie meedoet.", "Load the page again to see who takes part."),
    ),
    Wording(
        code="joint_committee.unknown",
        title=("Dit paritair comité kennen wij niet", "We do not know this joint committee"),
        found=("{found}", "{found}"),
        needed=("Een nummer zoals 302 of 149.01", "A number such as 302 or 149.01"),
        next=("Kijk het nummer na op een loonfiche.", "Check the number on a payslip."),
    ),
    day_order(
        "joint_committee.ends_before_start",
        title=("Het einde ligt voor het begin", "The end lies before the start"),
        needed=_AFTER_START,
        step=_CHECK_DAYS,
    ),
    Wording(
        code="joint_committee.overlaps",
        title=("Dit paritair comité staat er al in die periode", "This joint committee is already there then"),
        found=("Vanaf {found}", "From {found}"),
        found_as="day",
        next=("Beëindig eerst de andere periode.", "End the other period first."),
    ),
    Wording(
        code="joint_committee.not_set",
        title=("De onderneming valt niet onder dit paritair comité", "The company does not fall under this committee"),
        found=("{found}", "{found}"),
        next=("Kies een paritair comité van de lijst.", "Choose a joint committee of the list."),
    ),
    Wording(
        code="doubt.no_words",
        title=("Zeg wat er niet klopt", "Say what is not right"),
        needed=("Een korte uitleg", "A short explanation"),
        next=("Schrijf wat er volgens u moet staan.", "Write what should stand there."),
    ),
    Wording(
        code="doubt.settled_already",
        title=("Deze melding is al afgehandeld", "This remark is already settled"),
        found=("Afgehandeld op {found}", "Settled on {found}"),
        found_as="day",
        next=("U hoeft niets te doen.", "You need not do anything."),
    ),
    Wording(
        code="register.full_first",
        title=("Begin met een volledig uittreksel van de KBO", "Begin with a full KBO extract"),
        found=("Uittreksel {found}, alleen wijzigingen", "Extract {found}, changes only"),
        needed=("Een volledig uittreksel", "A full extract"),
        next=("Lees eerst een volledig uittreksel in.", "Read a full extract first."),
    ),
    Wording(
        code="register.not_older",
        title=(
            "Dit uittreksel van de KBO is ouder dan wat in gebruik is",
            "This KBO extract is older than the current",
        ),
        found=("Uittreksel {found}", "Extract {found}"),
        needed=("Uittreksel {needed} of later", "Extract {needed} or later"),
        next=("Haal een nieuwer uittreksel op.", "Fetch a newer extract."),
    ),
    Wording(
        code="register.no_gap",
        title=("Er ontbreekt een uittreksel van de KBO", "A KBO extract is missing"),
        found=("Uittreksel {found}", "Extract {found}"),
        needed=("Eerst uittreksel {needed}", "Extract {needed} first"),
        next=(
            "Lees de uittreksels in volgorde in, of neem een volledig uittreksel.",
            "Read the extracts in order, or take a full one.",
        ),
    ),
    Wording(
        code="register.many_vanished",
        title=("Er verdwijnen opvallend veel vestigingen", "Strikingly many establishments vanish"),
        found=("{found} vestigingen", "{found} establishments"),
        needed=("Hoogstens {needed} zonder nazicht", "At most {needed} without a check"),
        next=(
            "Kijk of het bestand volledig is. Bevestig daarna dat het klopt.",
            "See whether the file is whole. Then confirm that it is right.",
        ),
    ),
    Wording(
        code="batch.row_twice",
        title=("Deze rij staat twee keer in het bestand", "This row stands twice in the file"),
        found=("{found}", "{found}"),
        needed=("Elke rij één keer", "Each row once"),
        next=_CORRECT_FILE,
    ),
    _unknown(
        "network_unknown",
        ("Dit netwerk kennen wij niet", "We do not know this network"),
        ("Een netwerk dat er is, of in dit bestand staat", "A network that exists or stands in this file"),
    ),
    _unknown(
        "provider_unknown",
        ("Deze aanbieder kennen wij niet", "We do not know this provider"),
        ("Een aanbieder die er is, of in dit bestand staat", "A provider that exists or stands in this file"),
    ),
    _unknown(
        "location_unknown",
        ("Deze vestigingsplaats kennen wij niet", "We do not know this location"),
        ("Een vestigingsplaats die er is, of in dit bestand staat", "A location that exists or stands in this file"),
    ),
    _unknown(
        "training_unknown",
        ("Deze opleiding kennen wij niet", "We do not know this training"),
        ("Een opleiding van de lijst", "A training of the list"),
    ),
    _unknown(
        "trajectory_unknown",
        ("Dit standaardtraject kennen wij niet", "We do not know this standard trajectory"),
        (
            "Een standaardtraject dat er is, of in dit bestand staat",
            "A standard trajectory that exists or stands in this file",
        ),
    ),
    _unknown(
        "sector_unknown",
        ("Deze sector kennen wij niet", "We do not know this sector"),
        ("De code van een sector, zoals CONSTRUCTION", "The code of a sector, such as CONSTRUCTION"),
    ),
    Wording(
        code="batch.aanloop_two_aims",
        title=("Deze aanloop noemt een opleiding en een sector", "This run-up names a training and a sector"),
        found=("{found}", "{found}"),
        needed=("Eén van beide, of geen voor een brede aanloop", "One of both, or none for a broad run-up"),
        next=_CORRECT_FILE,
    ),
    Wording(
        code="batch.ends_before_start",
        title=("Het einde ligt voor het begin", "The end lies before the start"),
        found=("{found}", "{found}"),
        needed=("Een einddag na de begindag", "A last day after the first"),
        next=_CORRECT_FILE,
    ),
    Wording(
        code="batch.undone_already",
        title=("Deze invoer is al teruggedraaid", "This import is already undone"),
        found=("Teruggedraaid op {found}", "Undone on {found}"),
        found_as="day",
        next=("U hoeft niets te doen.", "You need not do anything."),
    ),
    Wording(
        code="batch.changed_since",
        title=("Sommige rijen zijn daarna nog veranderd", "Some rows changed afterwards"),
        found=("{found}", "{found}"),
        needed=("Rijen die niemand daarna veranderde", "Rows that nobody changed afterwards"),
        next=("Draai eerst de latere invoer terug.", "Undo the later import first."),
    ),
    Wording(
        code="batch.in_use",
        title=("Iets anders gebruikt deze rijen al", "Something else already uses these rows"),
        found=("{found}", "{found}"),
        needed=("Rijen die nergens gebruikt worden", "Rows that are used nowhere"),
        next=("Verbeter de rijen met een nieuwe invoer.", "Correct the rows with a new import."),
    ),
)
