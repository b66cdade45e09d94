"""The newcomer's screens: one thing first, in the own language, on a phone."""
