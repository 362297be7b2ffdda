"""Understanding language: spaCy and the sentence embedding live here and nowhere else."""
