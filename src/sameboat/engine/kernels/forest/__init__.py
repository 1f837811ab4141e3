"""Blossom trees from every exposed person, all growing at once.

``state`` says what is kept, ``labels`` who belongs to which tree and how, ``blossoms`` makes, dissolves and turns odd
sets, ``augmenting`` ends trees, ``events`` is the one clock that drives them all.
"""
