"""Two pages for a physiotherapist: what a couple noted, in neutral words, as values that can be put on paper."""
