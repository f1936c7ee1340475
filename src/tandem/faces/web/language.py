"""Texts that a row carries in both languages, as the pages show them."""

from tandem.faces.documents.words import in_language, training_name
from tandem.faces.documents.words import language as code

__all__ = ["code", "in_language", "training_name"]
