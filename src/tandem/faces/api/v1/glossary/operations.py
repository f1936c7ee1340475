"""The official words: one word, one meaning. All of it is public."""

from typing import Annotated, Any

from django.utils.translation import get_language
from ninja import Path, Query, Router
from pydantic import Field

from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import Code, ShortText, example
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.glossary import shapes
from tandem.glossary import terms
from tandem.glossary.entry import Language

router = Router(tags=["Glossary"])


class TermList(Paging):
    """Which words."""

    q: Annotated[ShortText, Field(description="A part of the word or of its meaning, in the language asked.")] = ""


@router.get("/glossary/terms", **door("listTerms", "Words of the field", gives=Page[shapes.Term], is_public=True))
def words(request: Request, wanted: Query[TermList]) -> Any:
    """The words in alphabetical order, or those in which the text occurs, the best first."""
    language: Language = "en" if get_language() == "en" else "nl"
    if wanted.q:
        return page_of(request, wanted, terms.search(wanted.q, language), shapes.Term.of)
    ordered = [one for group in terms.by_letter(language).values() for one in group]
    return page_of(request, wanted, ordered, shapes.Term.of)


@router.get("/glossary/terms/{code}", **door("getTerm", "One word", gives=shapes.Term, is_public=True))
def word(request: Request, code: Path[Annotated[Code, example("recognition")]]) -> Any:  # noqa: ARG001 - ninja's first argument
    """A word with its meaning."""
    found = next((one for one in terms.PUBLIC if one.code == code), None)
    if found is None:
        raise NotFound
    return shapes.Term.of(found)
