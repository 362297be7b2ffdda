"""Records: what was asked and shown. SQLAlchemy lives here and nowhere else."""
