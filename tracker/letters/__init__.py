"""From a document's text to suggestions: what it is, which visit it is about, and what inspectors found."""

from tracker.domain.scrutiny import VisitFacts
from tracker.letters.decode import Unreadable, decode
from tracker.letters.reading import Reading, read
from tracker.letters.remarks import Remark

__all__ = ["Reading", "Remark", "Unreadable", "VisitFacts", "decode", "read"]
