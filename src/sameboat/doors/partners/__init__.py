"""A member's partners: the page that two people find when everybody was told, and the topics of a round."""
