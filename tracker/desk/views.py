"""Saved filters: a person's own, on this machine, by the list they belong to."""

from pathlib import Path

import msgspec

from tracker.desk.session import required
from tracker.domain.refusal import Refusal

MOST = 9
"""Views a list can have: one key each."""

Views = dict[str, dict[str, str]]


class ViewDesk:
    """Filters that somebody wants to have again."""

    @property
    def _path(self) -> Path:
        from platformdirs import user_config_path

        return user_config_path("tracker") / "views.json"

    def of(self, place: str) -> dict[str, str]:
        """Give a list's views: name to filter words."""
        return self._read().get(place, {})

    def save(self, place: str, name: str, words: str) -> str:
        """Keep filter words under a name; gives a sentence. Raises Refusal when there are too many."""
        called = required(name, "The name")
        views = self._read()
        own = views.setdefault(place, {})
        if called not in own and len(own) >= MOST:
            raise Refusal(f"A list has at most {MOST} views: throw one away first.")
        own[called] = words
        self._write(views)
        return f"saved the view {called}; v shows it"

    def forget(self, place: str, words: str) -> str:
        """Throw away the views with these filter words; gives a sentence."""
        views = self._read()
        views[place] = {name: kept for name, kept in views.get(place, {}).items() if kept != words}
        self._write(views)
        return "threw the view away"

    def _read(self) -> Views:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Views)
        except (FileNotFoundError, msgspec.DecodeError):
            return {}

    def _write(self, views: Views) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(msgspec.json.format(msgspec.json.encode(views)))
        except OSError as error:
            raise Refusal(f"The view could not be saved in {self._path}: {error.strerror}.") from None
