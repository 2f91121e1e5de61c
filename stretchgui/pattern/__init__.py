"""What the checks of left and right come to: compared, over several days, and what a couple may try because of it."""
