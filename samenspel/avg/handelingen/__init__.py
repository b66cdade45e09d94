"""Acts of consent and emergency access."""
