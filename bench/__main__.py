"""`make bench`: every claim in one run."""

from bench import appends, boards, decisions, outcomes, over_http

if __name__ == "__main__":
    appends.main()
    over_http.main()
    boards.main()
    decisions.main()
    outcomes.main()
