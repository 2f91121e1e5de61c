"""After a session: what was done."""
