"""A recognised workplace and an open place in the words of schema.org, for search engines: what, who, where."""

import json
from datetime import timedelta
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from tandem.base.periods import day_of
from tandem.faces.documents.recognition import extent_words
from tandem.faces.web.language import code, in_language

_SAFE: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Signs that could end the block they stand in; JSON reads them the same when written so."""


def as_text(recognition: Any, *, url: str) -> SafeString:
    """The description as the text of a data block: no sign in it can close the block."""
    return _written(_programme(recognition, url))


def opening_as_text(opening: Any, *, url: str) -> SafeString:
    """A free place as a job posting: what, where, until when; the company by its public name, never a person.

    Nobody applies on the page itself: a learner signs in and does so there, anybody else speaks with a school first.
    """
    return _written(_posting(opening, url))


def _written(found: dict[str, Any]) -> SafeString:
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_SAFE))  # noqa: S308 - what could close the block is written as an escape


def _programme(recognition: Any, url: str) -> dict[str, Any]:
    training, place, company = recognition.training, recognition.establishment, recognition.company
    found = {
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalProgram",
        "@id": url,
        "url": url,
        "identifier": _number("erkenningsnummer", recognition.number),
        "name": in_language(training.name, training.name_en),
        "description": in_language(training.summary, training.summary_en),
        "inLanguage": code(),
        "programType": "Apprenticeship",
        "disambiguatingDescription": extent_words(recognition),
        "startDate": recognition.valid_from.isoformat(),
        "endDate": recognition.valid_until.isoformat(),
        "provider": {
            "@type": "Organization",
            "name": company.name,
            "identifier": _number("ondernemingsnummer", company.number),
            "location": _place(recognition, place),
        },
    }
    return {name: value for name, value in found.items() if value}


def _posting(opening: Any, url: str) -> dict[str, Any]:
    training, place, company = opening.training, opening.establishment, opening.company
    name = in_language(training.name, training.name_en)
    hours = [f"{opening.hours_per_week.normalize():f} u/week"] if opening.hours_per_week is not None else []
    found = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "@id": url,
        "url": url,
        "identifier": {"@type": "PropertyValue", "propertyID": "tandem", "value": str(opening.pk)},
        "title": name,
        "description": opening.words or in_language(training.summary, training.summary_en) or name,
        "disambiguatingDescription": extent_words(opening.recognition),
        "inLanguage": code(),
        "datePosted": day_of(opening.opened_at).isoformat(),
        "validThrough": (opening.expires_on - timedelta(days=1)).isoformat(),
        "jobStartDate": opening.starts_on.isoformat(),
        "employmentType": ["INTERN", "PART_TIME"],
        "workHours": ", ".join(hours),
        "totalJobOpenings": opening.seats_left,
        "directApply": False,
        "hiringOrganization": {
            "@type": "Organization",
            "name": company.name,
            "identifier": _number("ondernemingsnummer", company.number),
        },
        "jobLocation": _place(opening, place),
    }
    return {key: value for key, value in found.items() if value != ""}


def _place(recognition: Any, place: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "Place",
        "name": place.name,
        "identifier": _number("vestigingsnummer", place.number),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": f"{place.street} {place.house_number}".strip(),
            "postalCode": place.postal_code,
            "addressLocality": place.municipality,
            "addressCountry": "BE",
        },
    }
    if recognition.lat is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": recognition.lat, "longitude": recognition.lon}
    return found


def _number(kind: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": kind, "value": value}
