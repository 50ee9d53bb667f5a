"""Office files whose bytes depend on what they say alone: no time, no machine, no program in them."""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP can name: it says that none is meant."""
CONTENTS = "[Content_Types].xml"
"""What an office program reads first."""
ABOUT = ("docProps/core.xml", "docProps/app.xml")
_OWN_FILE = 0o600 << 16
_UNIX, _LEVEL = 3, 6
_TOLD = re.compile(
    rb"<(dcterms:created|dcterms:modified|dc:creator|dc:description|cp:lastModifiedBy|cp:revision"
    rb"|Application|AppVersion|Template|TotalTime)"
    rb"(?:\s[^>]*)?(?:/>|>[^<]*</\1>)"
)
"""What a file tells of its making, by the names of the standard for office files."""


def with_fixed_zip(raw: bytes) -> bytes:
    """Give an office file's bytes with its parts in one order, undated, and silent on who made it when."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(raw)) as given, ZipFile(written, "w") as fixed:
        for name in sorted(given.namelist(), key=lambda name: (name != CONTENTS, name)):
            content = given.read(name)
            info = ZipInfo(name, EARLIEST)
            info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, _OWN_FILE, _UNIX
            fixed.writestr(info, _TOLD.sub(b"", content) if name in ABOUT else content, compresslevel=_LEVEL)
    return written.getvalue()
