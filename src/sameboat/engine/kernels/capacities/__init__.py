"""Mentees and mentors with capacities: the kernels behind ``capacities.py``.

*Gains* are the prices of mentees, *prices* those of mentors' places. They prove an assignment optimal when

1. no pair is worth more than both its prices: ``gain[i] + price[j] >= value[i, j]``, and no price is below 0;
2. a pair that is made is worth exactly that;
3. whoever is alone has no gain, and a mentor with a free place has no price.

``auction`` finds prices that are nearly right, ``searches`` makes 3 true while 1 and 2 hold, ``proof`` adds up.
"""
