"""The base of everything Tracker declines to do."""


class Refusal(ValueError):
    """Something asked for cannot be done; the text is one sentence: what, where, and what to do."""
