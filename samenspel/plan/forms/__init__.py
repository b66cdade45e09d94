"""Forms of the PIP. What was typed stays on the page; acts do the checking."""
