"""What the page on which a plan is filed accepts."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tandem.faces.web.company.forms.gentle import GentleForm, OneOf

Choice = tuple[str, str]


class JointForm(GentleForm):
    """At which own establishment the own part is taught."""

    ABOUT: ClassVar[dict[str, str]] = {"joint.own_workplace": "establishment", "joint.each_once": "establishment"}

    establishment = OneOf(
        label=_("Op welke vestiging leidt u zelf op?"), missing=_("Kies de vestiging waar u uw deel aanleert.")
    )

    def __init__(self, *args: Any, places: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("establishment", places)
        if len(places) == 1:
            self.initial["establishment"] = places[0][0]

    def place(self) -> UUID:
        """The establishment that was chosen."""
        return UUID(self.cleaned_data["establishment"])
