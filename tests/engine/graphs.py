"""Small graphs of many kinds, most with ties: where matching algorithms break."""

import numpy as np

KINDS = [
    "random",
    "dense",
    "odd cliques",
    "rings",
    "stars",
    "trees",
    "triangles on hubs",
    "bipartite",
    "nested odd cycles",
    "grid",
    "neighbours in the plane",
    "islands",
    "flowers",
]


def random_graph(kind, random, largest=60):
    """People, pairs and whole weights of one random graph of this kind."""
    n = int(random.integers(3, largest))
    pairs = _MAKERS[kind](n, random)
    clean = sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b and max(a, b) < n})
    heaviest = int(random.choice([1, 2, 3, 5, 20, 1000, 100_000]))
    weights = random.integers(1, heaviest + 1, len(clean))
    if random.random() < 0.1:
        weights = weights - heaviest // 2  # some worth nothing, or less
    return n, clean, weights.tolist()


def _any_pairs(n, count, random):
    return [(int(a), int(b)) for a, b in random.integers(0, n, (count, 2))]


def _random(n, random):
    return _any_pairs(n, int(n * random.uniform(0.3, 4)) + 1, random)


def _dense(n, random):
    n = min(n, 30)
    likely = random.uniform(0.3, 1)
    return [(a, b) for a in range(n) for b in range(a) if random.random() < likely]


def _odd_cliques(n, random):
    size = int(random.choice([3, 5, 7, 9]))
    inside = [(a, b) for a in range(n) for b in range(a) if a // size == b // size]
    return inside + _any_pairs(n, n // 6, random)


def _rings(n, random):
    return [(i, (i + step) % n) for i in range(n) for step in range(1, int(random.integers(2, 4)))]


def _stars(n, random):
    hubs = max(1, n // int(random.integers(3, 8)))
    return [(int(random.integers(hubs)), i) for i in range(hubs, n) for _ in range(3)]


def _trees(n, random):
    reach = int(random.integers(1, 9))
    return [(int(random.integers(max(0, i - reach), i)), i) for i in range(1, n)] + _any_pairs(n, 2, random)


def _triangles_on_hubs(n, random):
    hubs = max(1, n // 12)
    pairs = []
    for i in range(hubs, n - 2, 3):
        pairs += [(i, i + 1), (i, i + 2), (i + 1, i + 2)]
        pairs += [(int(random.integers(hubs)), i + int(random.integers(3))) for _ in range(2)]
    return pairs


def _bipartite(n, random):
    return [(int(random.integers(0, n // 2 + 1)), int(random.integers(n // 2, n))) for _ in range(3 * n)]


def _nested_odd_cycles(n, random):
    step = int(random.integers(1, 4))
    return [(i, i + 1) for i in range(n - 1)] + [(i, i + 2) for i in range(0, n - 2, step)]


def _grid(n, random):
    side = max(2, int(n**0.5))
    return [(i, i + step) for i in range(n) for step in (1, side, side + 1) if random.random() < 0.95]


def _plane(n, random):
    place = random.random((n, 2))
    distance = ((place[:, None] - place) ** 2).sum(2)
    return [(i, int(j)) for i in range(n) for j in np.argsort(distance[i])[1:5]]


def _islands(n, random):
    count = int(random.integers(2, 9))
    return [(a, b) for a, b in _any_pairs(n, 4 * n, random) if a % count == b % count]


def _flowers(n, random):
    petal = int(random.integers(1, 4)) * 2 + 1
    return [(0, i) for i in range(1, n)] + [(i, i + 1) for i in range(1, n - 1) if i % petal]


_MAKERS = dict(
    zip(
        KINDS,
        [
            _random,
            _dense,
            _odd_cliques,
            _rings,
            _stars,
            _trees,
            _triangles_on_hubs,
            _bipartite,
            _nested_odd_cycles,
            _grid,
            _plane,
            _islands,
            _flowers,
        ],
        strict=True,
    )
)


def check_is_a_matching(result, n, pairs, weights):
    """Nobody twice, only pairs that were given, and size and weight as told."""
    weight_of = {}
    for (a, b), weight in zip(pairs, weights, strict=True):
        key = (min(a, b), max(a, b))
        weight_of[key] = max(weight, weight_of.get(key, weight))
    partner = result.partner.tolist()
    assert len(partner) == n
    chosen = [(x, y) for x, y in enumerate(partner) if y > x]
    assert all(partner[y] == x for x, y in enumerate(partner) if y >= 0)
    assert all(pair in weight_of for pair in chosen)
    assert result.size == len(chosen)
    assert result.weight == sum(weight_of[pair] for pair in chosen)
