"""The desk of the municipality: who asks after somebody finds one dossier, by name and birth date, and sees next to nothing of it (ADR 31)."""
