"""The list of agreements as a file: one row each, the same for who asks it on a page, by the API or a command."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label, training_name
from tandem.faces.exchange.tables import Table
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.terms import AgreementState, SignedWhere


def table_of(rows: Iterable[Any], *, now: datetime, filters: Sequence[tuple[str, str]] = (), note: str = "") -> Table:
    """These agreements, each with its learner, training, provider, company and end at hand."""
    return Table(
        title=gettext("Overeenkomsten"),
        columns=(
            gettext("Nummer"),
            gettext("Lerende"),
            gettext("Opleiding"),
            gettext("School"),
            gettext("Onderneming"),
            gettext("Soort"),
            gettext("Eerste dag"),
            gettext("Laatste dag"),
            gettext("Werkelijke laatste dag"),
            gettext("Stand"),
            gettext("Geregistreerd op"),
            gettext("Getekend"),
        ),
        rows=(
            (
                one.number,
                f"{one.track.person.given_name} {one.track.person.family_name}",
                training_name(one.track.training),
                one.track.provider.name,
                one.company.name,
                one.kind,
                one.begins_on,
                one.ends_on,
                life.holds_until(one),
                code_label(AgreementState(one.state)),
                day_of(one.registered_at) if one.registered_at else None,
                code_label(SignedWhere(one.origin)) if one.registered_at else "",
            )
            for one in rows
        ),
        made_at=now,
        filters=filters,
        note=note,
    )
