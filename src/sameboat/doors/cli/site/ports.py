"""Which port the pages are served at."""

from __future__ import annotations

import socket

from ..trouble import Refusal

USUAL = 8000
TRIED = 40
"""How many ports after the wanted one are tried before giving up."""


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        # A port whose last server has just ended may be taken again; one that is listened at may not.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
    return True


def port_for(host: str, wanted: int, *, another_will_do: bool) -> int:
    """The wanted port; where it is taken and another will do, the next free one."""
    if is_free(host, wanted):
        return wanted
    if not another_will_do:
        raise Refusal(
            f"Port {wanted} of {host} is taken, or may not be used by you. "
            "Stop what listens there, or choose another with --port and tell the proxy."
        )
    for port in range(wanted + 1, min(wanted + TRIED, 65536)):
        if is_free(host, port):
            return port
    raise Refusal(f"Ports {wanted} to {wanted + TRIED - 1} are all taken. Choose one with --port.")
