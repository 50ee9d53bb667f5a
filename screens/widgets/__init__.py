"""Widgets: rows and words in, messages out; none knows the app or the desk."""
