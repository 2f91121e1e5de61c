"""WHAT WAS done and felt: recorded as it happens, in one file of the person's own. No Qt."""
