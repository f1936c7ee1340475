"""Sentences about invitations and the capacities in which people act."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, not_allowed

_LETS_IN: Final[Pair] = ("Beheerder van deze organisatie", "Manager of this organisation")
_ASK_AGAIN: Final[Pair] = ("Vraag een nieuwe uitnodiging.", "Ask for a new invitation.")
_NOTHING: Final[Pair] = ("U hoeft niets te doen.", "You need not do anything.")

WORDINGS: Final = (
    not_allowed(
        "access.may_invite",
        title=("U mag hier niemand uitnodigen voor deze rol", "You may not invite anybody in this role"),
        needed=_LETS_IN,
    ),
    not_allowed(
        "access.may_withdraw",
        title=("U mag deze uitnodiging niet intrekken", "You may not withdraw this invitation"),
        needed=_LETS_IN,
    ),
    not_allowed(
        "access.may_give",
        title=("U mag geen hoedanigheid geven zonder uitnodiging", "You may not give a capacity uninvited"),
        needed=("Beheerder van het platform", "Manager of the platform"),
    ),
    not_allowed(
        "access.may_claim",
        title=("U kunt deze onderneming zo niet beheren", "You cannot manage this company like this"),
        needed=("De wettelijke vertegenwoordiger, met een digitale sleutel", "The legal representative, with eID"),
    ),
    not_allowed(
        "access.may_end",
        title=("U mag deze hoedanigheid niet beëindigen", "You may not end this capacity"),
        needed=("De persoon zelf, of de beheerder van deze organisatie", "The person, or the manager there"),
    ),
    Wording(
        code="invitation.unknown",
        title=("Deze uitnodiging kennen wij niet", "We do not know this invitation"),
        next=_ASK_AGAIN,
    ),
    Wording(
        code="invitation.accepted",
        title=("Deze uitnodiging is al aanvaard", "This invitation was already accepted"),
        found=("Aanvaard op {found}", "Accepted on {found}"),
        next=("Meld u aan om verder te gaan.", "Sign in to go on."),
    ),
    Wording(
        code="invitation.withdrawn",
        title=("Deze uitnodiging is ingetrokken", "This invitation was withdrawn"),
        found=("Ingetrokken op {found}", "Withdrawn on {found}"),
        next=_ASK_AGAIN,
    ),
    Wording(
        code="invitation.expired",
        title=("Deze uitnodiging is verlopen", "This invitation has expired"),
        needed=("U kon ze aanvaarden tot {needed}", "You could accept it until {needed}"),
        next=_ASK_AGAIN,
    ),
    Wording(
        code="invitation.address_changed",
        title=("Deze uitnodiging ging naar een ander adres", "This invitation went to another address"),
        needed=("Een uitnodiging op het adres dat de school nu kent", "An invitation at the address known now"),
        next=_ASK_AGAIN,
    ),
    Wording(
        code="invitation.email_wrong",
        title=("Dit e-mailadres klopt niet", "This e-mail address is not right"),
        found=("{found}", "{found}"),
        needed=("Een adres zoals an@voorbeeld.be", "An address such as an@voorbeeld.be"),
        next=("Kijk het adres na.", "Check the address."),
    ),
    Wording(
        code="invitation.person_known",
        title=("Deze persoon heeft al een account", "This person has an account already"),
        next=(
            "Vraag om aan te melden met de link die per mail komt. Een uitnodiging is niet nodig.",
            "Ask them to sign in with the link by mail. No invitation is needed.",
        ),
    ),
    Wording(
        code="invitation.address_of_another",
        title=("Dit e-mailadres is van iemand anders", "This e-mail address is somebody else's"),
        needed=("Een adres dat alleen deze persoon leest", "An address that only this person reads"),
        next=(
            "Vraag een eigen e-mailadres. Een lerende en een ouder delen er geen.",
            "Ask for an address of their own. A learner and a parent do not share one.",
        ),
    ),
    Wording(
        code="invitation.open_already",
        title=("Deze persoon is al uitgenodigd voor deze rol", "This person is already invited in this role"),
        next=("Wacht op het antwoord, of trek de uitnodiging in.", "Wait for the answer, or withdraw the invitation."),
    ),
    Wording(
        code="capacity.role_unfit",
        title=("Deze rol hoort niet bij deze organisatie", "This role does not belong to this organisation"),
        needed=("Een rol die past bij de soort organisatie", "A role that fits the kind of organisation"),
        next=("Kies een andere rol of organisatie.", "Choose another role or organisation."),
    ),
    Wording(
        code="capacity.held_already",
        title=("Deze persoon heeft deze hoedanigheid al", "This person already has this capacity"),
        next=_NOTHING,
    ),
    Wording(
        code="capacity.ends_before_start",
        title=("Het einde ligt voor het begin", "The end lies before the start"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Een dag na het begin", "A day after the start"),
        next=("Kijk de begindag en de einddag na.", "Check the first and the last day."),
    ),
    Wording(
        code="capacity.ended_already",
        title=("Deze hoedanigheid is al beëindigd", "This capacity has already ended"),
        found=("Beëindigd op {found}", "Ended on {found}"),
        found_as="day",
        next=_NOTHING,
    ),
    Wording(
        code="capacity.last_admin",
        title=("Dit is de laatste beheerder van de organisatie", "This is the last manager of the organisation"),
        found=("{found} andere beheerders", "{found} other managers"),
        needed=("Minstens {needed} andere beheerder", "At least {needed} other manager"),
        next=("Maak eerst iemand anders beheerder.", "Make somebody else manager first."),
    ),
    not_allowed(
        "access.may_issue_token",
        title=("U kunt hier geen toegangssleutel maken", "You cannot make an access key here"),
        needed=("Iemand die in een hoedanigheid handelt", "Somebody who acts in a capacity"),
    ),
    Wording(
        code="api_token.has_name",
        title=("De toegangssleutel heeft geen naam", "The access key has no name"),
        needed=("Een naam waaraan u de sleutel herkent", "A name by which you know the key"),
        next=("Noem het programma dat de sleutel gebruikt.", "Name the program that uses the key."),
    ),
    Wording(
        code="api_token.days",
        title=("Zo lang kan een toegangssleutel niet gelden", "An access key cannot last that long"),
        found=("{found} dagen", "{found} days"),
        needed=("Tussen 1 en {needed} dagen", "Between 1 and {needed} days"),
        next=("Kies een kortere geldigheid.", "Choose a shorter life."),
    ),
    Wording(
        code="api_token.too_many",
        title=("U hebt te veel toegangssleutels", "You have too many access keys"),
        found=("{found} sleutels", "{found} keys"),
        needed=("Minder dan {needed} sleutels", "Fewer than {needed} keys"),
        next=("Trek eerst een sleutel in die u niet meer gebruikt.", "First revoke a key that you no longer use."),
    ),
    Wording(
        code="api_token.revoked_already",
        title=("Deze toegangssleutel is al ingetrokken", "This access key was revoked already"),
        found=("Op {found}", "On {found}"),
        found_as="day",
        next=_NOTHING,
    ),
)
