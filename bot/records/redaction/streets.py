"""Postal addresses: a house's number and its street, or a house by its name, with the town and the postcode after."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

# Words that mean hardly anything else after a number and a name, and words that do: "2 and drive", "1 on the way".
_STREET = (
    r"(?:street|str|st|road|rd|avenue|ave|lane|ln|crescent|cres|terrace|gardens|gdns|boulevard|blvd|cottages?|mews|"
    r"villas?)"
)
_OTHER = (
    r"(?:close|cl|drive|dr|court|ct|place|pl|way|square|sq|hill|grove|park|walk|row|parade|green|rise|view|house|lodge|"
    r"buildings?|works|wharf|quay|estate|heights|mount|vale|meadows?|croft|end|gate|circle|trail|parkway|pkwy|highway|"
    r"hwy|yard|cross|field|fields|bank|side|farm)"
)
_KIND = (
    r"(?:(?:flat|apt|apartment|unit|room|suite|no|number|#|floor|caravan|chalet|cabin|plot|pitch|lot|block|level|house)"
    r"\.?)"
)
_UNIT = rf"(?:{_KIND} ?#?[a-z]?\d{{1,5}}[a-z]?(?:/\d{{1,3}})?)"
_WORD = r"(?:\d{1,3}(?:st|nd|rd|th)|[^\W\d_]{1,20}(?:['-][^\W\d_]{1,20})?\.?)"
_HOUSE = re.compile(
    rf"(?<![\w.,/£$€])({_UNIT},? {{1,2}}|{_KIND} )?\d{{1,5}}[a-z]?(?:-\d{{1,4}})?,? ((?:{_WORD} ){{1,4}}?)"
    rf"({_STREET}|{_OTHER})\b\.?"
    rf"(?: (?:north|south|east|west|[ns][ew]|[nsew])\b)?(?: {_UNIT}\b)?"
)
_BOX = re.compile(r"\bp\.?o\.? box \d+")
# In no street that anybody knows, but with a town: "3 Mill Brow, Kirkby Lonsdale".
_PLACED = re.compile(r"(?<![\w.,/£$€-])\d{1,4}[a-z]? (?:[A-Z][^\W\d_]+ ){1,2}[A-Z][^\W\d_]+(?=, {1,2}[A-Z][^\W\d_]+)")
_LIVES = re.compile(
    r"\b(?:live|living|lives|reside|address|stay|staying|moved|move|home|deliver(?:ed|y)?|send|post(?: it)?|at|to|is)\b"
    r"[\w ,':']{0,25}$"
)
_IN_NO_STREET = re.compile(
    r"\b(?:and|or|then|if|to|before|after|i|my|me|mg|mcg|ml|g|kg|tablets?|pills?|times?|days?|weeks?|months?|years?|"
    r"hours?|minutes?|mins?|per|a|an|every|each|for|with|when|while|because|is|was|are|it|at|by|but|so|we|you|he|she|"
    r"they|from|on|off|in|more|people|miles?|doses?|percent|am|pm|o'clock|hrs?|yrs?|stone|lbs?|kilos?|units?|drinks?|"
    r"cups?)\b"
)
_NAME = r"[A-Z][^\W\d_]+(?:['-][^\W\d_]+)?"
_TYPE = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Crescent|Terrace|Gardens|Court|Place|Way|Square|Grove|Mews|"
    r"Cottages?|House|Lodge|Farm|Hill|View|Park|Green|Row|Vicarage|Bungalow)"
)
_NAMED = re.compile(
    rf"\b(?:[Ll]ives?|[Ll]iving|[Ss]tay(?:ing)?|[Mm]oved|[Aa]ddress|[Aa]t) (?:is |at |on |in |to |over )?"
    rf"((?:\d{{1,4}}[a-z]?,? The {_NAME}|(?:{_NAME} ){{1,3}}{_TYPE}\b))|"
    rf"\b((?:{_NAME} ){{1,3}}{_TYPE}\b\.?)(?=, {_NAME})|"
    rf"\b(?:on|in|off|opposite) ((?:{_NAME} ){{1,2}}(?:Street|Road|Rd|Avenue|Lane|Crescent|Terrace)\b)"
)
_HOME = re.compile(
    rf"\b{_NAME}(?: {_NAME}){{0,2}} "
    r"(?:(?:[Cc]are|[Nn]ursing|[Rr]esidential|[Rr]est|[Rr]etirement) (?:[Hh]ome|[Vv]illage)|[Hh]ospice)\b"
)
_TOWN = re.compile(
    r",? {0,2}\n?(?:(?:(?i:flat|apt|apartment|unit|suite)|#)\.? ?[a-z]?\d{1,5}[a-z]?|(?:[Cc]o\.|[Cc]ounty) [A-Z][a-z]+|"
    r"(?![A-Z]{2} \d{5})[A-Z][^\W\d_]+(?:[ '-]{1,2}(?:(?:\d{1,2}(?:st|nd|rd|th) )?[A-Z][^\W\d_]+|"
    r"on|upon|le|under|the|by|in|y|of|St\.?)){0,6})"
    r"(?=[\s,.;)]|$)"
)
_LOWER_TOWN = re.compile(r", {0,2}[a-z][a-z'-]{2,20}(?=,| *$|[.;]| +[a-z]{1,2}\d)")
_FAR = 40  # characters before a house that say that somebody lives there
_MOST_TOWNS = 4
_POSTCODE = re.compile(
    r"(?:[ ,\n]{1,3}[^\W\d_][\w'.-]{0,20}){0,5}?[ ,\n]{1,3}"
    r"(?:[a-z]{1,2}\d[a-z\d]? {0,2}\d[a-z]{2}|[a-z]\d[\dw][ -]?(?=[a-z]{0,3}\d)[a-z\d]{4}|"
    r"(?:[a-z]{2},? )?\d{5,6}(?:-\d{4})?)(?![\w-])"
)


def find(plain: PlainText, people: People) -> Iterator[Finding]:
    """Houses in streets, houses and homes with a name, and post office boxes, each with the towns after it."""
    for match in _HOUSE.finditer(plain.lower) if plain.has_digits else ():
        if _is_street(plain, match, people):
            yield _address(plain, match.start(), match.end())
    for match in _PLACED.finditer(plain.text) if plain.capitals_tell else ():
        if not any(_is_medical(word, people) for word in match[0].split()[1:]):
            yield _address(plain, *match.span())
    for match in _NAMED.finditer(plain.text):
        yield _address(plain, match.start(match.lastindex or 0), match.end())
    for match in _HOME.finditer(plain.text) if plain.capitals_tell else ():
        yield _address(plain, *match.span())
    for match in _BOX.finditer(plain.lower):
        yield _address(plain, *match.span())


def _is_medical(word: str, people: People) -> bool:
    return people.is_word(word) and not people.is_ordinary(word)


def _is_street(plain: PlainText, match: re.Match[str], people: People) -> bool:
    """Whether a number, words and a word for a street are an address, not an amount and what is done."""
    if _IN_NO_STREET.search(match[2]):
        return False
    if re.fullmatch(_STREET, match[3]) and match[3] != "st":
        return True
    named = plain.text[match.start(2) : match.end(3)].split()
    capitals = all(word[0].isupper() for word in named)
    unusual = any(not people.is_word(word.strip(".")) for word in match[2].split())
    return (
        any(each.isdigit() for each in match[1] or "")
        or capitals
        or unusual
        or bool(_LIVES.search(plain.lower, max(0, match.start() - _FAR), match.start()))
    )


def _address(plain: PlainText, start: int, end: int) -> Finding:
    """An address with its towns, which have capitals after a comma or are one word in lower case, and its postcode."""
    shouted = plain.text.isupper()
    for _ in range(_MOST_TOWNS):
        if not plain.text.startswith((",", "\n", " ,"), end):
            break
        town = _LOWER_TOWN.match(plain.lower, end) if shouted else _TOWN.match(plain.text, end)
        town = town or _LOWER_TOWN.match(plain.text, end)
        if not town:
            break
        end = town.end()
    postcode = _POSTCODE.match(plain.lower, end)
    return Finding(start, postcode.end() if postcode else end, Tag.ADDRESS)
