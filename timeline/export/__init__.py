"""The dataset, or a part of it, to files that other programs read."""
