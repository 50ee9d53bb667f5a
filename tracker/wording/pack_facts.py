"""What is known of a board pack, label by label."""

from datetime import date

from tracker.dates import plain_day, say_period
from tracker.domain.casebook import Casebook
from tracker.domain.reporting import Pack
from tracker.wording.listing import Facts


def pack_facts(pack: Pack, casebook: Casebook, today: date) -> Facts:
    """Say what a pack is about, who made it, and how it is read."""
    return [
        ("Period", say_period(pack.start, pack.end)),
        ("Theme", pack.theme or "all themes"),
        ("Made", f"on {plain_day(pack.made_on)} by {pack.made_by}"),
        ("Kept", "must not leave the team" if pack.for_team else "may leave; small numbers are withheld"),
        ("Figures", str(len(pack.figures))),
        ("Digest", pack.digest),
        ("Read it", f"tracker pack {pack.ref}"),
    ]
