"""What somebody sees who holds the link that ends an alert: nothing of whose it is."""

from dataclasses import dataclass

from tandem.faces.web.site.pages import Page


@dataclass(frozen=True)
class OffPage(Page):
    """Whether the mails go on."""

    is_on: bool = False
