"""How large the example is: as large as the largest round of the International Librarians Network it is modelled on."""

PEOPLE, COUNTRIES, SEED = 860, 84, 7
