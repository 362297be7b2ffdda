"""Stories for `rasa test core --e2e`, and whether they are all there."""
