"""Who may do what: the wording of everything about health, what is asked before a session, and what follows from it."""
