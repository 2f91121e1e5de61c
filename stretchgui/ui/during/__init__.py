"""During a session: its driver, its page and everything on it, its sounds."""
