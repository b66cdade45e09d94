"""Screens of the plan: fetch within sight, read the form, act, show."""
