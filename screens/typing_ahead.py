"""Keys that arrive faster than they are acted on, as over a slow line, each taken where the one before has led.

Textual alone hands every key of a burst to what has the focus when the burst arrives: the words after a Tab would go
into the field before it, and the letters after the key that opens a form into the list beneath.
"""

from collections import deque
from typing import TypeVar

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import ModalScreen

T = TypeVar("T")

LOOK = 0.01
"""Seconds between two looks: whether what had the focus is gone, or the form that a key asked for is there."""
LAPS = 2
"""How often a key is followed from what had the focus to the app: once for itself, once for what it made it say."""
PATIENCE = 1.0
"""Seconds after which the next key is taken whatever the last one set off."""


class InOrder(App[T]):
    """An app that takes one key after the other: the next when everything the last one set off is done."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        """Begin with no key waiting."""
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Key] = deque()
        self._taking: events.Key | None = None
        """The key that is being acted on."""
        self._start: MessagePump = self
        """What had the focus when it was taken."""
        self._at: MessagePump = self
        """The node whose share of it is awaited."""
        self._laps = 0

    @property
    def at_rest(self) -> bool:
        """Tell whether every key was acted on."""
        return self._taking is None

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait for each other; everything else goes its way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if self.at_rest:
            await self._take_next()

    async def _take_next(self) -> None:
        """Hand on the next key, and follow it from what has the focus up to the app, where its command runs."""
        self._taking = key = self._typed.popleft() if self._typed else None
        if key is None:
            return
        self._start = self.focused or self.screen
        self._laps = LAPS
        await super().on_event(key)
        self._follow(self._start, key)
        self._watch(key, PATIENCE)

    def _follow(self, node: MessagePump, key: events.Key) -> None:
        """Come back when a node has dealt with what it was sent before, its own share of the key included."""
        self._at = node
        node.call_later(self._passed, node, key)

    async def _passed(self, node: MessagePump, key: events.Key) -> None:
        if key is not self._taking or node is not self._at:
            return
        parent = node.parent if isinstance(node, DOMNode) and node is not self else None
        if parent is not None:
            self._follow(parent, key)
        elif self._laps > 1 and self._start.is_running:
            self._laps -= 1
            self._follow(self._start, key)
        elif not self._opening:
            await self._take_next()

    def _watch(self, key: events.Key, left: float) -> None:
        """Look again soon whether the key's way was cut short, as when it closes the form it was typed into."""
        self.set_timer(LOOK, lambda: self._see_after(key, left - LOOK))

    async def _see_after(self, key: events.Key, left: float) -> None:
        if key is not self._taking:
            return
        if left <= 0:
            await self._take_next()
            return
        if self._at is self or not self._at.is_running:
            self._follow(self, key)
        self._watch(key, left)

    @property
    def _opening(self) -> bool:
        """Tell whether a command is at work that has not put its question yet, ready to be answered."""
        if all(worker.is_finished for worker in self.workers):
            return False
        front = self.screen
        if not isinstance(front, ModalScreen) or not front.is_mounted:
            return True
        return front.focused is None and bool(front.focus_chain)
