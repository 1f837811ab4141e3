"""The dots: one for each pair, the weakest on the left, never taller than the page allows."""

from sameboat.doors.cli.report.figures import dots, parts_of_a_bar


def test_every_pair_is_a_dot():
    drawn = dots([0.2, 0.55, 0.9, 0.9, 1.0], 1000, 360)
    assert drawn.each == 1
    assert (len(drawn.low), len(drawn.rest)) == (1, 4)


def test_the_weakest_stands_on_the_left_and_inside_the_figure():
    drawn = dots([0.3, 0.6, 1.0], 1000, 360)
    xs = [x for x, _ in (*drawn.low, *drawn.rest)]
    assert xs == sorted(xs)
    assert 0 < xs[0] < xs[-1] < 1000


def test_equal_pairs_are_stacked_and_not_drawn_over_one_another():
    drawn = dots([0.7] * 9, 1000, 360)
    assert len(set(drawn.rest)) == 9


def test_a_hundred_thousand_pairs_stay_below_the_ceiling():
    drawn = dots([0.9] * 100_000, 1000, 360)
    assert drawn.height < 400
    assert drawn.each > 1
    assert len(drawn.rest) < 2_000


def test_the_scale_ends_at_a_hundred():
    assert dots([0.31], 1000, 360).ticks[0] == (0.0, 30)
    assert dots([0.31], 1000, 360).ticks[-1] == (1000.0, 100)
    assert dots([1.0], 1000, 360).ticks[0] == (0.0, 90)


def test_the_parts_of_a_bar_fill_it():
    parts = parts_of_a_bar((1, 2, 1, 0))
    assert parts == ((0.0, 25.0), (25.0, 50.0), (75.0, 25.0), (100.0, 0.0))
    assert parts_of_a_bar((0, 0)) == ((0.0, 0.0), (0.0, 0.0))
