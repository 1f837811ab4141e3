"""A mail server in a process of its own: it takes every letter, writes its Message-ID into a file, and knows nobody."""

import asyncio
import email
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP


class Far:
    """Takes letters."""

    def __init__(self, file, gap):
        self.file = file
        self.gap = gap
        """Seconds between taking a letter and saying so: then a kill hurts most."""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name
        """Written down, and then answered."""
        del server, session
        head = envelope.content.split(b"\r\n\r\n", 1)[0]
        self.file.write(email.message_from_bytes(head)["Message-ID"].strip() + "\n")
        self.file.flush()
        await asyncio.sleep(self.gap)
        return "250 taken"


async def main(port, file, gap):
    """Serve until killed."""
    with Path(file).open("a") as out:
        far = Far(out, gap)
        listening = await asyncio.get_running_loop().create_server(
            lambda: SMTP(far, hostname="far.example.org"), "127.0.0.1", port
        )
        await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
