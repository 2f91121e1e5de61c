"""The stop word: two words that stop a session, heard on this computer alone. No Qt, no threads."""
