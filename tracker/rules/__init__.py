"""What must be true: small pure functions of (record, casebook, policy, today), and the flags they raise."""

from tracker.rules import actions, findings, scrutiny

__all__ = ["actions", "findings", "scrutiny"]
# Importing the package registers every rule, so that no board is ever computed with some of them.
