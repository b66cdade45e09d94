"""What a newcomer does here, and how someone of the municipality lets a newcomer in."""
