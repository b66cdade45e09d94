"""Forms of the intake. What was typed stays on the page; acts do the checking that screens share with paper and import."""
