"""Acts of the brede intake."""
