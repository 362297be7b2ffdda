"""Data files of packages, which are read without importing the package."""

from importlib.metadata import distribution
from pathlib import Path


def package_file(package: str, file: str) -> Path:
    """Where a file of an installed package is; raises FileNotFoundError when the package lacks it."""
    path = Path(str(distribution(package).locate_file(file)))
    if not path.is_file():
        raise FileNotFoundError(f"the file {file} of the package {package} is missing: run 'make setup'")
    return path
