"""Keys per dossier under the key of the municipality, and the columns that are encrypted with them."""
