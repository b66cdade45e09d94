"""Screens of consent and emergency access."""
