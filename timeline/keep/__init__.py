"""What helps to make a dataset: templates of records, a small dataset to begin with."""
