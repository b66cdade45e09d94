"""Template tags of the dossier."""
