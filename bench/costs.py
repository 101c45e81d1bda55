"""`make bench WHAT=costs`: what each thing costs, then whether the load model holds beside a measured run."""

from bench import costs_held, costs_postgres, costs_process, load_check


def main() -> None:
    for each in (costs_process, costs_postgres, costs_held, load_check):
        each.main()


if __name__ == "__main__":
    main()
