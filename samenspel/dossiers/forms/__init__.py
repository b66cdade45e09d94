"""Forms of the dossier: they read and check what was typed; acts decide."""
