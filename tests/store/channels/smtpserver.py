#!/usr/bin/env python3
# A mail server of the test's own, on loopback: smtpserver.py starttls|implicit CERTIFICATE KEY FOLDER. Says its port, then keeps each message
# as a file in FOLDER, its envelope first. Takes no mail without TLS and the credentials relay / correct horse.
import asyncio
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

mode, certificate, key, folder = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)


class Keeper:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        Keeper.count += 1
        lines = [f"MAIL FROM {envelope.mail_from}"] + [f"RCPT TO {one}" for one in envelope.rcpt_tos]
        part = Path(folder, f"{Keeper.count}.part")
        part.write_bytes(("\n".join(lines) + "\n\n").encode() + envelope.content)
        part.rename(part.with_suffix(".mail"))
        return "250 kept"


def known(server, session, envelope, mechanism, data):
    # Not handled: aiosmtpd says no itself.
    return AuthResult(success=(data.login, data.password) == (b"relay", b"correct horse"), handled=False)


def connection():
    options = dict(hostname="mail.test", authenticator=known, auth_required=True)
    if mode == "starttls":
        return SMTP(Keeper(), tls_context=context, require_starttls=True, **options)
    # The whole connection is in TLS, which aiosmtpd only sees as its own STARTTLS.
    return SMTP(Keeper(), auth_require_tls=False, **options)


async def main():
    server = await asyncio.get_running_loop().create_server(connection, "127.0.0.1", 0, ssl=context if mode == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
