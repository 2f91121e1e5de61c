"""All exercises to be found, looked at, and put into routines of one's own."""
