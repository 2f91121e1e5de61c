"""The two pages for a physiotherapist, painted on paper."""
