"""What `tandem invite` was asked, made out: which role, for which organisation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.faces.documents.words import code_label
from tandem.registers.access import rules
from tandem.registers.access.terms import Role
from tandem.registers.mandates import queries as mandates
from tandem.registers.organisations.queries import companies, providers, register
from tandem.registers.organisations.rules import NotANumberError, normal_enterprise_number, shown_enterprise_number

ROLES: Final[Mapping[str, Role]] = {
    role.value.casefold(): role for role in Role if role not in {Role.PUBLIC, Role.SYSTEM}
}
"""The roles a person can have, by their code in small letters."""


class UnclearError(Exception):
    """What was asked cannot be made out; the message says in Dutch what was found, what is needed, what to do."""


@dataclass(frozen=True)
class Place:
    """For whom somebody will act: an organisation that is here, a company that can join, or nobody."""

    id: UUID | None = None
    number: str = ""


def check_readable(*texts: str) -> None:
    """Refuse what the command line could not read as text."""
    for text in texts:
        if not text.isprintable():
            raise UnclearError(f"Dit is geen leesbare tekst: {text!a}. Typ het opnieuw.")


def role_named(text: str) -> Role:
    """The role with this code."""
    role = ROLES.get(text.strip().casefold())
    if role is None:
        found = f"Deze rol bestaat niet: {text}." if text.strip() else "Er is geen rol gegeven."
        names = ((one.value, code_label(one)) for one in ROLES.values())
        raise UnclearError(_listed(f"{found} Kies met --role een van deze:", names))
    return role


def place_for(role: Role, text: str, *, day: date) -> Place:
    """The organisation that was named, of the kind this role acts for."""
    kind, text = rules.organisation_kind(role), text.strip()
    if kind == rules.COMPANY:
        return _company(role, text)
    if kind == rules.PROVIDER:
        return _provider(role, text)
    if kind == rules.BODY:
        return Place(_body(role, text, day=day))
    if text:
        raise UnclearError(
            f"Wie de rol {role.value} heeft, handelt voor geen organisatie. Gevonden: {text}. Laat --organisation weg."
        )
    return Place()


def _company(role: Role, text: str) -> Place:
    _given(role, text, needed="een ondernemingsnummer, zoals 0123.456.749")
    try:
        number = normal_enterprise_number(text)
    except NotANumberError as problem:
        raise UnclearError(problem.reason) from None
    company = companies.company_numbered(SYSTEM, number)
    if company is not None:
        return Place(company.pk)
    if register.current_extract() is None:
        raise UnclearError(
            "Het ondernemingsregister is nog niet ingelezen, dus geen enkele onderneming is hier gekend. "
            "Doe eerst: tandem import kbo BESTAND.zip"
        )
    try:
        register.facts_to_join(number)
    except NotFound:
        shown = shown_enterprise_number(number)
        raise UnclearError(
            f"Het register kent geen actieve onderneming met nummer {shown}. Kijk het nummer na."
        ) from None
    return Place(number=number)


def _provider(role: Role, text: str) -> Place:
    _given(role, text, needed="het instellingsnummer van een aanbieder")
    try:
        return Place(providers.provider_numbered(text).pk)
    except NotFound:
        raise UnclearError(
            f"Geen aanbieder heeft instellingsnummer {text}. "
            "Kijk het nummer na, of lees de aanbieders in: tandem import providers BESTAND"
        ) from None


def _body(role: Role, text: str, *, day: date) -> UUID:
    """The body with this code or name, or with this in its name; the only one of its kind need not be named."""
    fitting = [body for body in mandates.bodies_on(day) if body.kind == rules.BODY_KINDS.get(role)]
    if not fitting:
        raise UnclearError("Er is nog geen instantie voor deze rol. Doe eerst: tandem load")
    wanted = text.casefold()
    exact = [body for body in fitting if wanted in {body.code.casefold(), body.name.casefold()}]
    found = exact or [body for body in fitting if wanted in body.name.casefold()]
    if len(found) == 1:
        return found[0].pk
    if not text:
        said = f"Zeg met --organisation voor wie de rol {role.value} is."
    elif found:
        said = f"Meer dan één instantie past bij “{text}”."
    else:
        said = f"Geen instantie voor de rol {role.value} heet “{text}”."
    names = ((body.code, body.name) for body in found or fitting)
    raise UnclearError(_listed(f"{said} Kies de code of de naam van een van deze:", names))


def _given(role: Role, text: str, *, needed: str) -> None:
    if not text:
        raise UnclearError(f"Zeg met --organisation voor wie de rol {role.value} is: {needed}.")


def _listed(said: str, names: Iterable[tuple[str, str]]) -> str:
    return "\n".join([said, *(f"  {code}: {name}" for code, name in names)])
