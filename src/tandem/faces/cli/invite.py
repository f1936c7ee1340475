"""`tandem invite`: the first invitation, where nobody is there yet to send one from the website."""

from typing import Annotated, Final, NoReturn
from uuid import UUID

import typer
from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM
from tandem.base.errors import NotPossible
from tandem.faces.cli.invitees import Place, UnclearError, check_readable, place_for, role_named
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.words import code_label
from tandem.registers.access import actions as access
from tandem.registers.access import queries
from tandem.registers.access.terms import Role
from tandem.registers.accounts.rules import plain_email

REFUSED: Final = 2
LONGEST_NAME: Final = 200

to_errors = Console(stderr=True)


def mount(app: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    app.command()(invite)


def invite(
    email: Annotated[str, typer.Argument(help="Het e-mailadres van wie u uitnodigt")],
    role: Annotated[str, typer.Option(help="De rol, zoals platform_admin, agency_staff of company_admin")] = "",
    organisation: Annotated[
        str, typer.Option(help="Ondernemingsnummer, instellingsnummer, of code of naam van een instantie")
    ] = "",
    name: Annotated[str, typer.Option(help="De naam van deze persoon, die ze zelf nog kan verbeteren")] = "",
) -> None:
    """Nodig iemand uit, ook als er nog niemand is. De link verschijnt hier en vertrekt ook per mail.

    Een onderneming die nog niet meedoet, komt erbij zoals het ingelezen ondernemingsregister haar kent. Wie al
    uitgenodigd is voor dezelfde rol, houdt dezelfde link.

    Uitgang 2: er is niemand uitgenodigd en er verandert niets.
    """
    try:
        check_readable(email, role, organisation, name)
        wanted = role_named(role)
        place = place_for(wanted, organisation, day=clock.today())
        invitation = _waiting(email, wanted, place) or _sent(email, wanted, place, name=name)
    except UnclearError as problem:
        _refuse(str(problem))
    except NotPossible as refusal:
        _refuse(*(_in_words(reason) for reason in reasons_of(refusal.verdict)))
    _tell(invitation)


def _waiting(email: str, role: Role, place: Place) -> UUID | None:
    """The invitation that this person did not answer yet."""
    if place.number:
        return None
    rows = queries.invitations_in(SYSTEM, place.id, clock.now())
    found = rows.filter(email=plain_email(email), role=role).first()
    return found.pk if found else None


def _sent(email: str, role: Role, place: Place, *, name: str) -> UUID:
    if len(name) > LONGEST_NAME:
        raise UnclearError(
            f"De naam telt {len(name)} tekens, hoogstens {LONGEST_NAME} kan. Geef een kortere met --name."
        )
    now = clock.now()
    if place.number:
        number = place.number
        return access.invite_for_company(actor=SYSTEM, email=email, role=role, number=number, name=name, now=now).pk
    return access.invite(actor=SYSTEM, email=email, role=role, organisation_id=place.id, name=name, now=now).pk


def _tell(invitation_id: UUID) -> None:
    """Say who was invited as what, and print the link alone on its line."""
    mail = queries.invitation_mail(invitation_id, now=clock.now())
    if mail is None:
        _refuse("Deze uitnodiging is intussen aanvaard of ingetrokken.")
    what = ", ".join(filter(None, (code_label(mail.role), mail.organisation)))
    print(f"Uitgenodigd: {mail.email} ({what}).")
    print(f"De link werkt één keer, tot {date_format(localtime(mail.expires_at), 'DATETIME_FORMAT')}:")
    print(settings.BASE_URL + reverse("account:invitation", args=[mail.secret]))


def _in_words(reason: Reason) -> str:
    """A reason on one line: what is wrong, what was found, what is needed, what to do."""
    found = f"Gevonden: {reason.found}." if reason.found else ""
    needed = f"Nodig: {reason.needed[0].lower()}{reason.needed[1:]}." if reason.needed else ""
    return " ".join(f"{reason.title}. {found} {needed} {reason.todo}".split())


def _refuse(*reasons: str) -> NoReturn:
    to_errors.print("\n".join(reasons), highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(REFUSED)
