"""What one person has set on this machine: which casebook, who they are, how it looks, and their own keys."""

import os
from pathlib import Path
from typing import Literal

import msgspec

from tracker.domain.refusal import Refusal


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file, ``config.toml`` in the user's configuration folder."""

    file: str = ""
    me: str = ""
    theme: Literal["", "dark", "light", "high contrast", "16", "16 light"] = ""
    mouse: bool = False
    read_only: bool = False
    jargon: str = ""
    """File with jargon words a council adds to ours, in the form of data/jargon.toml."""
    entitlements: str = ""
    """File with the headings of a council's local offer in place of ours, in the form of data/entitlements.toml."""
    statuses: str = ""
    """File with what each colour of a status means in a council, in the form of data/statuses.toml."""
    keys: dict[str, str] = {}
    """Own keys by the command's id."""


def load_config() -> Config:
    """Read the settings; raises Refusal naming the file and what is wrong in it."""
    import tomllib

    path = config_folder() / "config.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Config)
    except FileNotFoundError:
        return Config()
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError, OSError) as error:
        known = ", ".join(Config.__struct_fields__)
        wrong = f"{str(error)[:1].lower()}{str(error)[1:]}"
        raise Refusal(
            f"{path} cannot be used: {wrong}. Correct it (it may set {known}) or remove it."
        ) from None


def config_folder() -> Path:
    """Give the folder of the settings file."""
    from platformdirs import user_config_path

    return user_config_path("tracker")


def casebook_path(named: str | None, config: Config) -> Path:
    """Choose the casebook: the one named, else TRACKER_FILE, else the settings', else the user's own."""
    chosen = named or os.environ.get("TRACKER_FILE") or config.file
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("tracker") / "casebook.json"
