"""RENDER: editions for three audiences, and the files made of them."""
