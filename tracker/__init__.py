"""Tracker: a terminal case-and-action tracker for a children's service under inspection."""

__version__ = "0.4.0"
