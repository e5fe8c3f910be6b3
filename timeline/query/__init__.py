"""Questions, asked through a Lens, give Answers."""
