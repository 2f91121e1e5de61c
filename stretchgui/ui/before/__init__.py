"""Before a session: choosing, looking at, changing, and what is asked once."""
