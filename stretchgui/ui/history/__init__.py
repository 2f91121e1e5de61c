"""The history: what was done and felt, in a few painted charts; notes, exports, and forgetting."""
