"""Sentences about accounts, people, places and the reference tables."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, day_order, not_allowed

_MANAGER: Final[Pair] = ("Beheerder van het platform", "Manager of the platform")
_CORRECT_FILE: Final[Pair] = ("Verbeter het bestand en lees het opnieuw in.", "Correct the file and read it again.")


def _table(code: str, title: Pair, needed: Pair) -> Wording:
    return Wording(
        code=f"reference.{code}", title=title, found=("{found}", "{found}"), needed=needed, next=_CORRECT_FILE
    )


WORDINGS: Final = (
    Wording(
        code="sign_in_link.unknown",
        title=("Deze link werkt niet", "This link does not work"),
        next=("Vraag een nieuwe link om u aan te melden.", "Ask for a new link to sign in."),
    ),
    Wording(
        code="sign_in_link.used",
        title=("Deze link is al gebruikt", "This link was already used"),
        found=("Gebruikt op {found}", "Used on {found}"),
        next=("Vraag een nieuwe link om u aan te melden.", "Ask for a new link to sign in."),
    ),
    Wording(
        code="sign_in_link.expired",
        title=("Deze link is verlopen", "This link has expired"),
        needed=("De link werkte tot {needed}", "The link worked until {needed}"),
        next=("Vraag een nieuwe link om u aan te melden.", "Ask for a new link to sign in."),
    ),
    Wording(
        code="account.closed",
        title=("Deze account is gesloten", "This account is closed"),
        next=("Neem contact op met het aanspreekpunt.", "Contact the contact point."),
    ),
    Wording(
        code="identity.already_linked",
        title=("Deze account heeft al een digitale sleutel", "This account already has a digital key"),
        next=("Meld u aan met die sleutel.", "Sign in with that key."),
    ),
    Wording(
        code="identity.taken",
        title=("Deze digitale sleutel hoort bij een andere account", "This digital key belongs to another account"),
        next=("Meld u aan met die andere account.", "Sign in to that other account."),
    ),
    not_allowed(
        "account.may_open", title=("U mag geen account openen", "You may not open an account"), needed=_MANAGER
    ),
    not_allowed(
        "account.may_keep",
        title=("U mag deze account niet beheren", "You may not manage this account"),
        needed=("Uw eigen account, of beheerder van het platform", "Your own account, or manager of the platform"),
    ),
    Wording(
        code="person.given_name",
        title=("De voornaam klopt niet", "The given name is not right"),
        found=("{found}", "{found}"),
        needed=("Een naam van hoogstens {needed} tekens", "A name of at most {needed} characters"),
        next=("Vul de voornaam in.", "Fill in the given name."),
    ),
    Wording(
        code="person.family_name",
        title=("De achternaam klopt niet", "The family name is not right"),
        found=("{found}", "{found}"),
        needed=("Een naam van hoogstens {needed} tekens", "A name of at most {needed} characters"),
        next=("Vul de achternaam in.", "Fill in the family name."),
    ),
    day_order(
        "person.birth_not_too_old",
        title=("Deze geboortedatum ligt te ver terug", "This date of birth lies too far back"),
        needed=("{needed} of later", "{needed} or later"),
        step=("Kijk de geboortedatum na.", "Check the date of birth."),
    ),
    day_order(
        "person.birth_not_ahead",
        title=("Deze geboortedatum ligt in de toekomst", "This date of birth lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Kijk de geboortedatum na.", "Check the date of birth."),
    ),
    not_allowed(
        "person.may_add",
        title=("U mag hier geen persoon toevoegen", "You may not add a person here"),
        needed=("Wie de dossiers van deze organisatie bijhoudt", "Who keeps the files of this organisation"),
    ),
    not_allowed(
        "person.may_correct",
        title=("U mag deze gegevens niet aanpassen", "You may not correct these details"),
        needed=("De persoon zelf, of wie het dossier bijhoudt", "The person, or who keeps the file"),
    ),
    not_allowed(
        "geo.keeper", title=("U mag de kaartgegevens niet aanpassen", "You may not change map data"), needed=_MANAGER
    ),
    Wording(
        code="geo.municipality_known",
        title=("Deze gemeente kennen wij niet", "We do not know this municipality"),
        found=("NIS-code {found}", "NIS code {found}"),
        needed=("Een NIS-code van een Vlaamse of Brusselse gemeente", "A NIS code in Flanders or Brussels"),
        next=_CORRECT_FILE,
    ),
    Wording(
        code="geo.municipality_still_open",
        title=("Deze gemeente kan op die dag niet fuseren", "This municipality cannot merge on that day"),
        found=("NIS-code {found}", "NIS code {found}"),
        needed=("Een gemeente die op {needed} nog bestaat", "A municipality that still exists on {needed}"),
        needed_as="day",
        next=_CORRECT_FILE,
    ),
    Wording(
        code="geo.successor_named",
        title=("De nieuwe gemeente heeft geen naam", "The new municipality has no name"),
        found=("NIS-code {found}", "NIS code {found}"),
        needed=("Een naam voor de nieuwe gemeente", "A name for the new municipality"),
        next=("Geef de naam van de nieuwe gemeente mee.", "Give the name of the new municipality."),
    ),
    Wording(
        code="geo.successor_still_open",
        title=("De nieuwe gemeente is zelf al opgegaan in een andere", "The new municipality itself already merged"),
        found=("NIS-code {found}", "NIS code {found}"),
        needed=("Een gemeente die op {needed} nog bestaat", "A municipality that still exists on {needed}"),
        needed_as="day",
        next=_CORRECT_FILE,
    ),
    Wording(
        code="geo.successor_is_no_predecessor",
        title=("Deze gemeente fuseert en ontstaat tegelijk", "This municipality merges and arises at once"),
        found=("NIS-code {found}", "NIS code {found}"),
        needed=("Een gemeente staat maar in één kolom", "A municipality stands in one column only"),
        next=_CORRECT_FILE,
    ),
    not_allowed(
        "reference.keeper",
        title=("U mag de referentietabellen niet aanpassen", "You may not change the reference tables"),
        needed=_MANAGER,
    ),
    _table(
        "code_malformed",
        ("Deze code is niet goed geschreven", "This code is not well written"),
        ("Een code zoals {needed}", "A code such as {needed}"),
    ),
    _table(
        "code_double", ("Deze code staat er meer dan één keer", "This code stands there twice"), ("Eén keer", "Once")
    ),
    _table(
        "sector_unknown",
        ("Deze sector bestaat niet", "This sector does not exist"),
        ("Een sector van de lijst", "A sector of the list"),
    ),
    _table(
        "sector_missing",
        ("Er staat geen sector bij", "No sector is given"),
        ("Minstens één sector", "At least one sector"),
    ),
    _table(
        "qualification_unknown",
        ("Deze beroepskwalificatie bestaat niet", "This occupational qualification does not exist"),
        ("Een beroepskwalificatie van de lijst", "An occupational qualification of the list"),
    ),
    _table(
        "activity_list_unknown",
        ("Deze activiteitenlijst bestaat niet", "This activity list does not exist"),
        ("Een activiteitenlijst die er is", "An activity list that exists"),
    ),
    _table(
        "activity_elsewhere",
        ("Deze activiteit hoort bij een andere lijst", "This activity belongs to another list"),
        ("Een code zoals {needed}", "A code such as {needed}"),
    ),
    _table(
        "training_unknown",
        ("Deze opleiding bestaat niet", "This training does not exist"),
        ("Een opleiding van de lijst", "A training of the list"),
    ),
    _table(
        "versions_overlap",
        ("Twee versies van deze lijst lopen door elkaar", "Two versions of this list overlap"),
        ("Versies die op elkaar volgen", "Versions that follow each other"),
    ),
    _table(
        "more_than_total",
        ("Er staan meer beroepen dan het totaal zegt", "There are more occupations than the total says"),
        ("Hoogstens {needed}", "At most {needed}"),
    ),
    _table(
        "version_too_old",
        ("Er is al een nieuwere versie van deze lijst", "There is a newer version of this list already"),
        ("Versie {needed} of later", "Version {needed} or later"),
    ),
    _table(
        "version_starts_too_early",
        ("Deze versie begint op een dag die niet past", "This version starts on a day that does not fit"),
        (
            "Een nieuwe versie begint na {needed}; van een bekende versie verandert de eerste dag niet",
            "A new version starts after {needed}; the first day of a known version does not change",
        ),
    ),
    _table(
        "words_changed",
        (
            "De woorden van deze activiteit zijn anders dan in dezelfde versie die er al is",
            "The words of this activity differ from the same version that is there already",
        ),
        (
            "{needed}. Dossiers steunen op deze woorden: geef een gewijzigde lijst een nieuw versienummer",
            "{needed}. Files stand on these words: give a changed list a new version number",
        ),
    ),
    _table(
        "activities_changed",
        (
            "In een versie die er al is, komen geen activiteiten bij en gaan er geen weg",
            "No activities come or go in a version that is there already",
        ),
        (
            "Dezelfde activiteiten, of een nieuw versienummer",
            "The same activities, or a new version number",
        ),
    ),
    _table(
        "training_has_list",
        ("Deze opleiding gebruikt al een andere lijst", "This training uses another list already"),
        (
            "Eén lijst per opleiding: breng een nieuwe versie van {found} in",
            "One list for each training: bring in a new version of {found}",
        ),
    ),
    not_allowed(
        "reference.list_keeper",
        title=("U mag geen activiteitenlijsten invoeren", "You may not bring in activity lists"),
        needed=("Het agentschap, of beheerder van het platform", "The agency, or manager of the platform"),
    ),
)
