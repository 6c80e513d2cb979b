"""The liaison net: judged as it stands (``review``), and planned anew (``planner``)."""
