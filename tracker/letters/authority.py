"""Whose services were visited: the name of the local authority."""

import re

_SERVICES = (
    r"(?:local authority(?:[’']s)? )?(?:children and families|children[’']?s?[’']?)"
    r"(?: social)?(?: care)? services?"
)
_PLACE = (
    r"(?P<place>(?!(?:Inspection|Reinspection|Ofsted|The) )[A-Z][\w’'&.-]*"
    r"(?:,? (?:and|of|on|the|upon|with|in|&|[A-Z][\w’'&.-]*)){0,9}?)"
)
_VISIT = r"(?:[Mm]onitoring|[Ff]ocus+ed) visit (?:to|of|at|in) (?:the )?"
_SUBJECT = r"(?:experiencing|response|exploitation|violence|abuse|neglect|need|risk|harm|children)"
_AUTHORITY = (
    re.compile(rf"{_VISIT}{_PLACE}(?:[’']s)? {_SERVICES}"),
    re.compile(rf"[Ii]nspection of (?:the )?{_PLACE}(?:[’']s)? {_SERVICES}"),
    re.compile(rf"[Jj]oint targeted area inspection (?:\(JTAI\) )?of (?:the )?{_PLACE}(?:\n|\.|$)"),
    re.compile(rf"{_SUBJECT}[^.\n]{{0,80}} in (?:the )?{_PLACE}(?:\n|\.|$)"),
    re.compile(rf"{_VISIT}{_PLACE}(?: on\b|\.|\n|,|$)"),
    re.compile(
        rf"[Cc]hildren[’']s services in (?:the )?{_PLACE}"
        r"(?: (?:is|are|was|were|has|have|requires?|on|from|between)\b|[.,\n]|$)"
    ),
    re.compile(rf"{_PLACE}(?:[’']s)? (?:[Cc]hildren[’']s [Ss]ervices|(?:[A-Z]\w+ ){{0,3}}Council)"),
)
_NO_PLACE = re.compile(
    r"\b(?:Director|Head|Cabinet|Portfolio|Executive|Member|Committee|Board|Ofsted|Inspection|Services?|Plan)\b"
)
"""Words of posts, bodies and papers that name the services of no place."""
_COUNCIL = re.compile(
    r"(?:[’']s)?(?: (?:metropolitan|county|city|district|london|royal|borough|unitary)){0,4} council(?:[’']s)?$",
    re.IGNORECASE,
)
_SERVICE_NAME = re.compile(r"(?:[’']s)? (?:children(?:[’']s)?|local authority)(?: .*)?$", re.IGNORECASE)
_STYLE = re.compile(
    r"^(?:the )?(?:london borough of|royal borough of|city of|county of|borough of) (?=\w)", re.IGNORECASE
)


def authority_in(text: str) -> str:
    """Give the authority's name without "Council" and the like; empty where none is found."""
    for pattern in _AUTHORITY:
        for match in pattern.finditer(text):
            if not _NO_PLACE.search(match["place"]):
                return short_name(match["place"].rstrip(" ,."))
    return ""


def styled(name: str) -> bool:
    """Tell whether a name is set as that of a council: "City of Bradford", "Medway Council"."""
    return bool(_COUNCIL.search(name) or _STYLE.match(name))


def short_name(authority: str) -> str:
    """Give "Bradford" for "City of Bradford Metropolitan Borough Council"."""
    named = _SERVICE_NAME.sub("", authority)
    bare = _COUNCIL.sub("", named.removesuffix("’s").removesuffix("'s"))
    is_council = bare != named
    style = _STYLE.match(bare)
    if style and (is_council or "borough" in style[0].lower()):
        bare = bare[style.end() :]
    return bare.strip(" ,.")
