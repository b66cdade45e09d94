"""Screens of the dossier, by noun."""
