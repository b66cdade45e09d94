"""Screens of the brede intake, by noun."""
