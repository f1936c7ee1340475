"""Whether a text tells how a stranger could write, ring or find somebody. Cautious: who is refused says it otherwise.

What is looked for: mail addresses, sites, telephone numbers, names of accounts. Dates, years and hours are none of
these, and naming a platform is not an account: "ik maak filmpjes voor TikTok" stays.
"""

import re
from typing import Final

_MAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_SPELLED: Final = re.compile(
    r"\b(?:punt|dot)\s+(?:com|be|nl|eu|org)\b|\bapenstaart(?:je)?\b|[(\[]\s*(?:at|@)\s*[)\]]", re.IGNORECASE
)
"""An address in words: "noor apenstaart gmail punt com"."""
_ENDINGS: Final = "be|com|eu|net|nl|org|me|gg|tv|app|io|bio|link|social|chat|vlaanderen|brussels|gent"
_SITE: Final = re.compile(rf"https?://|www\.|\b[\w-]+\.(?:{_ENDINGS})\b|\blinktr\.ee\b", re.IGNORECASE)

_HANDLE: Final = re.compile(r"(?<![\w.])@\w{2,}|\b\w{2,}#\d{3,5}\b|\b[^\W\d_]+_\w+\b")
"""What is a name of an account anywhere: @noor, noor#1234, noor_bakt."""
_PLATFORM: Final = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik[ -]?tok|facebook|fb|messenger|discord|telegram|whats?app|twitch"
    r"|you[ -]?tube|yt|linkedin|bereal|twitter|threads|reddit|skype|steam|roblox|psn|kik|vinted)"
)
_SAID: Final = re.compile(
    rf"\b{_PLATFORM}(?:[ -]?(?:naam|account|adres|id))?\s*(?:[:=]|\bis\b|\bheet\b)\s*"
    r"[\w.-]{3,}(?=\s*(?:$|[.,;)!\n]))",
    re.IGNORECASE | re.MULTILINE,
)
"""One word after the name of a platform: "insta: noorbakt", "mijn snap is noorbakt"."""
_LOOKS: Final = r"(?:[^\W\d_]{3,}\d{2,}\w*|[^\W\d_]{2,}\.[^\W\d_]{2,}\w*)"
"""A word as accounts are called and people are not: noor2009, noor.bakt."""
_BESIDE: Final = re.compile(
    rf"\b{_PLATFORM}\b[^.!?\n]{{0,30}}?\b{_LOOKS}|\b{_LOOKS}[^.!?\n]{{0,30}}?\b{_PLATFORM}\b", re.IGNORECASE
)
_INVITES: Final = re.compile(
    r"\b(?:volg\w*|vind\w*|zoek\w*|add|voeg|dm|app|snap|bel|sms|stuur|contacteer|follow|find|text)\s+(?:me|mij)\b"
    r"(?=[^.!?\n]*\b(?:op|via|on|toe|een (?:bericht|dm|sms))\b)"
    rf"|\b(?:me|mij)\s+(?:\w+\s+)?(?:volgen|vinden|toevoegen|bereiken|zoeken)\s+(?:op|via)\b"
    rf"|\b(?:me|mij)\s+(?:op|via)\s+{_PLATFORM}\b",
    re.IGNORECASE,
)
"""Whoever asks to be followed or rung somewhere: "volg me op insta noorbakt"."""

_NUMBER: Final = re.compile(r"\+?\d(?:[ ./()-]{0,3}\d){8,}")
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:19[5-9]\d|20\d\d)"
_WHEN: Final = re.compile(
    r"(?<!\d)(?:"
    rf"{_DAY}/{_MONTH}/{_YEAR}|{_DAY}-{_MONTH}-{_YEAR}|{_DAY}\.{_MONTH}\.{_YEAR}|{_YEAR}-{_MONTH}-{_DAY}"
    r"|(?:[01]?\d|2[0-3])\.[0-5]\d"
    rf"|{_YEAR})(?!\d)"
)
"""A day, an hour or a year."""


def reaches(text: str) -> bool:
    """Whether a stranger could write or ring after reading this."""
    every = (_MAIL, _SPELLED, _SITE, _HANDLE, _SAID, _BESIDE, _INVITES)
    return any(pattern.search(text) for pattern in every) or any(map(_is_number, _NUMBER.finditer(text)))


def _is_number(found: re.Match[str]) -> bool:
    """Whether these digits are a telephone number: digits are left once days, hours and years are taken out."""
    return any(sign.isdigit() for sign in _WHEN.sub("", found.group()))
