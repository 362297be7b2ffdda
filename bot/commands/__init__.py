"""What the commands do, one a module; each has `run(options) -> exit code`."""
