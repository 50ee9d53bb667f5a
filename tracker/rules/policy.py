"""The figures behind the rules: those of the policy file, and a council's own in their place."""

import tomllib
from functools import cache
from typing import NamedTuple

from tracker.data import data_file
from tracker.domain.casebook import Casebook
from tracker.domain.records import Threshold
from tracker.domain.refusal import Refusal

LARGEST = 3650
"""No threshold is larger, in whatever unit: a rule is bent, never switched off by a figure."""


class UnknownThreshold(Refusal):
    """A threshold has no such name, or cannot have such a value; the text is one sentence."""


class Setting(NamedTuple):
    """One threshold: its figure in force, the one of the policy file, and what they mean."""

    name: str
    value: int
    default: int
    unit: str
    """What is counted: days, working days, months or moves."""
    meaning: str
    source: str
    reason: str = ""
    """Why the council set its own figure."""

    @property
    def sentence(self) -> str:
        """Say what the threshold does, with the figure in force."""
        return self.meaning.replace("{value}", str(self.value))

    @property
    def own(self) -> bool:
        """Tell whether the council set its own figure."""
        return self.value != self.default


class Policy(NamedTuple):
    """Every threshold by name, such as "AN-03.normal"."""

    by_name: dict[str, Setting]

    def days(self, rule: str, name: str = "days") -> int:
        """Give the figure of a rule's threshold, in its own unit; raises UnknownThreshold."""
        return self.setting(f"{rule}.{name}").value

    def setting(self, name: str) -> Setting:
        """Give the threshold of that name; raises UnknownThreshold naming those there are."""
        found = self.by_name.get(name)
        if found is None:
            known = ", ".join(self.by_name)
            raise UnknownThreshold(f"There is no threshold “{name}”: choose one of {known}.")
        return found

    def check(self, name: str, value: int) -> Setting:
        """Give the threshold as it would be with that figure; raises UnknownThreshold when it cannot be."""
        found = self.setting(name)
        if not 1 <= value <= LARGEST:
            raise UnknownThreshold(
                f"{name} cannot be {value}: give a number of {found.unit} from 1 to {LARGEST}."
            )
        return found._replace(value=value)

    def known(self) -> tuple[Setting, ...]:
        """Give every threshold in the order of the policy file."""
        return tuple(self.by_name.values())

    def with_overrides(self, casebook: Casebook) -> "Policy":
        """Give the policy with the casebook's own figures in place of the file's.

        A figure this version does not know, or cannot use, is passed over: it may come from a newer one.
        """
        settings = {name: s._replace(value=s.default, reason="") for name, s in self.by_name.items()}
        for own in sorted(casebook.all(Threshold), key=lambda t: (t.rev, t.id)):
            if own.name in settings and 1 <= own.value <= LARGEST:
                settings[own.name] = settings[own.name]._replace(value=own.value, reason=own.reason)
        return Policy(settings)


@cache
def load_policy() -> Policy:
    """Read the policy file that comes with the program."""
    with data_file("policy.toml").open("rb") as file:
        held = tomllib.load(file)
    return Policy(
        {
            name: Setting(name, s["value"], s["value"], s["unit"], s["sentence"], s["source"])
            for name, s in held.items()
        }
    )
