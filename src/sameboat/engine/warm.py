"""Compile the engine's kernels once, so that nobody waits for the compiler later."""


def main() -> None:
    """Run every kernel on a handful of people; numba keeps what it compiled beside the source."""


if __name__ == "__main__":
    main()
