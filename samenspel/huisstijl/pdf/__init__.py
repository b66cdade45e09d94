"""Letters as PDF: `stuk` says what is in one, `tekst` makes people's text safe to set, `zetten` sets it."""
