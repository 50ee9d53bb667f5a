"""Dialogs: questions that cover the screen and return an answer."""
