"""Pictures: scenes painted, figures that move, small pictures."""
