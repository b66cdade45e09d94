"""The acts of a PIP, from concept to objection; each one transaction, each with `door`."""
