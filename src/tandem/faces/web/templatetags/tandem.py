"""Words and signs in templates: labels of codes, terms with their meaning, numbers as people write them."""

from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tandem.base import clock
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label, written_number
from tandem.glossary import terms

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A sign of the one file of signs; whoever cannot see it misses nothing."""
    drawing = f"{static('tandem/icons.svg')}#{name}"
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', drawing)


@register.filter
def label(member: StrEnum) -> str:
    """The word of the field for a code: `{{ request.state|label }}` wants the enum's member."""
    return code_label(member)


@register.filter
def kbo(number: str) -> str:
    """An enterprise or establishment number with its points."""
    return written_number(number)


@register.filter
def is_today(moment: datetime) -> bool:
    """Whether something happened today in Brussels, so that the hour alone says when."""
    return day_of(moment) == clock.today()


@register.inclusion_tag("parts/term.html")
def term(code: str, text: str = "") -> dict[str, Any]:
    """A term of the glossary with its meaning, by keyboard and touch; a link where there is no script."""
    entry = terms.term(code)
    return {
        "code": code,
        "label": text or gettext(entry.nl),
        "meaning": gettext(entry.meaning_nl),
        "url": f"{reverse('glossary:terms')}#{code}",
    }


@register.filter
def word(text: str) -> str:
    """A text of the law, the glossary or the reference data in the language of the page."""
    return gettext(text) if text else SafeString("")
