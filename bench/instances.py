"""Who may meet whom, made up: four everyday families, and classes on which matching methods are known to suffer.

Everything comes from a seed. Each maker returns the number of people, pairs as an (m, 2) array with each pair once, and
whole weights.
"""

import numpy as np

QUESTIONS = (12, 8, 5, 7, 6)
INTERESTS = 40
CANDIDATES = 32
POOL = 3000


def clean(n, a, b, w):
    """Each pair once, smaller number first, in order; of a repeated pair the first counts."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    proper = low != high
    key, first = np.unique(low[proper] * n + high[proper], return_index=True)
    return n, np.stack([key // n, key % n], axis=1), np.asarray(w)[proper][first].astype(np.int64)


def wishes(n, seed=0):
    """Reciprocal wishes: each person's 32 best candidates of another country with a language in common."""
    random = np.random.default_rng(seed)
    answers, wanted = _answers_and_wishes(n, random)
    country = random.choice(60, n, p=_falling(60, 1.2))
    language = 1 << (country % 11 + 1) | np.where(random.random(n) < 0.7, 1, 0)
    ends, weights = [], []
    block = 500
    for begin in range(0, n, block):
        rows = np.arange(begin, min(n, begin + block))
        pool = np.arange(n) if n <= POOL else np.sort(random.choice(n, POOL, replace=False))
        give = wanted[rows] @ answers[pool].T
        take = answers[rows] @ wanted[pool].T
        worth = np.sqrt(np.clip(give, 0, 1)) + np.sqrt(np.clip(take, 0, 1))
        worth[country[rows][:, None] == country[pool]] = 0
        worth[(language[rows][:, None] & language[pool]) == 0] = 0
        best = np.argpartition(-worth, CANDIDATES, axis=1)[:, :CANDIDATES]
        value = np.take_along_axis(worth, best, axis=1)
        who = np.repeat(rows, CANDIDATES)
        allowed = value.ravel() > 0
        ends.append(np.stack([who, pool[best].ravel()], axis=1)[allowed])
        weights.append(np.rint(5000 * value.ravel()[allowed]))
    ends = np.concatenate(ends)
    return clean(n, ends[:, 0], ends[:, 1], np.concatenate(weights))


def _answers_and_wishes(n, random):
    """Unit answers, and wishes of each person that sum to at most one."""
    answers, wanted, importance = [], [], []
    for options in QUESTIONS:
        own = random.choice(options, n, p=_falling(options, 0.7))
        one = np.zeros((n, options), np.float32)
        one[np.arange(n), own] = 1
        weight = random.choice([0.0, 1.0, 2.0], n, p=[0.4, 0.35, 0.25]).astype(np.float32)[:, None]
        same = random.random(n)[:, None] < 0.6
        answers.append(one)
        wanted.append(np.where(same, one, 1 - one) * weight)
        importance.append(weight)
    topics = (random.random((n, INTERESTS)) < 6 * _falling(INTERESTS, 0.5)).astype(np.float32)
    topics /= np.maximum(1, np.sqrt(topics.sum(axis=1, keepdims=True)))
    answers.append(topics)
    wanted.append(2 * topics)
    importance.append(np.full((n, 1), 2, np.float32))
    total = np.concatenate(importance, axis=1).sum(axis=1, keepdims=True)
    return np.concatenate(answers, axis=1), np.concatenate(wanted, axis=1) / total


def _falling(count, power):
    share = 1 / np.arange(1, count + 1) ** power
    return share / share.sum()


def spread(n, seed=0):
    """The same pairs, weights spread evenly over 1 to 10,000."""
    n, pairs, weights = wishes(n, seed)
    rank = np.argsort(np.argsort(weights, kind="stable"))
    return n, pairs, 1 + rank * 9999 // max(1, len(rank) - 1)


def plane(n, seed=0, neighbours=10):
    """Ten nearest neighbours in the plane, the nearer the heavier."""
    from scipy.spatial import cKDTree

    place = np.random.default_rng(seed).random((n, 2))
    distance, other = cKDTree(place).query(place, neighbours + 1)
    near = 10_000 * (1 - distance[:, 1:] / distance.max())
    who = np.repeat(np.arange(n), neighbours)
    return clean(n, who, other[:, 1:].ravel(), np.maximum(1, np.rint(near.ravel())))


def equal(n, seed=0):
    """The pairs of the wishes, all worth the same."""
    n, pairs, weights = wishes(n, seed)
    return n, pairs, np.ones_like(weights)


FAMILIES = {
    "reciprocal wishes": wishes,
    "wishes, weights spread": spread,
    "neighbours in the plane": plane,
    "equal weights": equal,
}


def near16(n, seed=0):
    """Sixteen nearest neighbours in the plane."""
    return plane(n, seed, 16)


def twenty_levels(n, seed=0):
    """Wishes rounded to twenty levels."""
    n, pairs, weights = wishes(n, seed)
    return n, pairs, np.maximum(1, weights // 500)


def musts(n, seed=0):
    """A third insist on one of twelve things: only their likes remain to them."""
    random = np.random.default_rng(seed)
    n, pairs, weights = wishes(n, seed)
    insists = np.where(random.random(n) < 0.33, random.integers(0, 12, n), -1)
    has = random.integers(0, 12, n)
    u, v = pairs.T
    kept = ((insists[u] < 0) | (has[v] == insists[u])) & ((insists[v] < 0) | (has[u] == insists[v]))
    return n, pairs[kept], weights[kept]


def cliques(n, seed=0):
    """Cliques of nine, one poor pair a person across."""
    random = np.random.default_rng(seed)
    count = n // 9
    n = count * 9
    a, b = np.triu_indices(9, 1)
    origin = np.arange(count)[:, None] * 9
    a = np.concatenate([(origin + a).ravel(), random.integers(0, n, n)])
    b = np.concatenate([(origin + b).ravel(), random.integers(0, n, n)])
    w = random.integers(5000, 10001, len(a))
    w[a // 9 != b // 9] //= 4
    return clean(n, a, b, w)


def triangles_on_hubs(n, seed=0):
    """Triangles on few hubs: two thirds of the triangles leave one out."""
    random = np.random.default_rng(seed)
    hubs = n // 10
    count = (n - hubs) // 3
    o = hubs + 3 * np.arange(count)
    a = np.concatenate([o, o, o + 1, random.integers(0, hubs, 6 * count)])
    b = np.concatenate([o + 1, o + 2, o + 2, np.repeat(o, 6) + random.integers(0, 3, 6 * count)])
    return clean(n, a, b, random.integers(1, 10001, len(a)))


def stars(n, seed=0):
    """A quarter are wanted by all the others."""
    random = np.random.default_rng(seed)
    hubs = n // 4
    a, b = random.integers(0, hubs, 9 * hubs), random.integers(hubs, n, 9 * hubs)
    return clean(n, a, b, random.integers(1, 10001, len(a)))


def random3(n, seed=0):
    """Random pairs, three a person."""
    return _random(n, 3, 10_000, seed)


def random12(n, seed=0):
    """Random pairs, twelve a person, three levels."""
    return _random(n, 12, 3, seed)


def _random(n, degree, heaviest, seed):
    random = np.random.default_rng(seed)
    a, b = random.integers(0, n, (2, n * degree // 2))
    return clean(n, a, b, random.integers(1, heaviest + 1, len(a)))


def nested(n, seed=0):  # noqa: ARG001 - nothing is left to chance here
    """One blossom inside the other, half as many as people, at one hub."""
    n -= 1 - n % 2
    i, k = np.arange(n - 1), np.arange(1, n // 2)
    return clean(n, np.r_[i, 0 * k], np.r_[i + 1, 2 * k], np.r_[4 * n - i, 2 * n - k])


HARD = {
    "16 neighbours in the plane": near16,
    "twenty weight levels": twenty_levels,
    "equal weights": equal,
    "cliques of nine": cliques,
    "stars": stars,
    "triangles on hubs": triangles_on_hubs,
    "musts": musts,
    "random, 3 a person": random3,
    "random, 12 a person, 3 levels": random12,
    "nested blossoms": nested,
}
