"""Who acts for an organisation as a file, the same for a company and for who runs another one."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import role_label
from tandem.faces.exchange.tables import Table
from tandem.registers.access import queries as access


def people_table(actor: Actor, organisation_id: UUID | None, *, now: datetime) -> Table:
    """Who acts for the organisation, and who is invited, for who lets people in there."""
    acts, invited = gettext("handelt"), gettext("uitgenodigd")
    held = access.capacities_in(actor, organisation_id, day_of(now))
    waiting = access.invitations_in(actor, organisation_id, now)
    return Table(
        title=gettext("Wie handelt voor uw organisatie"),
        columns=(
            gettext("Naam of adres"),
            gettext("Rol"),
            gettext("Staat"),
            gettext("Sinds"),
            gettext("Kan antwoorden tot"),
        ),
        rows=[
            *((one.user.name, role_label(one.role), acts, one.valid_from, None) for one in held),
            *((one.email, role_label(one.role), invited, None, one.expires_at) for one in waiting),
        ],
        made_at=now,
    )
