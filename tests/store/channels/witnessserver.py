#!/usr/bin/env python3
# A witness of the test's own, on loopback: witnessserver.py CERTIFICATE KEY FOLDER. Says its port, then appends the body of each POST to
# FOLDER/heads.jsonl and answers 204; 503 while FOLDER/closed is there; 401 to who does not know store / correct horse, once FOLDER/private is.
import base64
import ssl
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

certificate, key, folder = sys.argv[1:]
known = "Basic " + base64.b64encode(b"store:correct horse").decode()


class Witness(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if Path(folder, "closed").exists():
            return self.answer(503)
        if Path(folder, "private").exists() and self.headers.get("Authorization") != known:
            return self.answer(401)
        if self.headers["Content-Type"] != "application/jsonl":
            return self.answer(415)
        with open(Path(folder, "heads.jsonl"), "ab") as kept:
            kept.write(body)
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server = HTTPServer(("127.0.0.1", 0), Witness)
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
