"""Left against right: what the helper enters while a check waits, and what it came to afterwards."""
