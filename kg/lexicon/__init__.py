"""Names: how they are folded for matching, taken apart, looked up and found in text."""
