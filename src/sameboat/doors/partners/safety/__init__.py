"""Ways out: mute, block, report, pause, end."""
