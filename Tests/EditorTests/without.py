"""A server with one handler removed: without.py METHOD SERVER ARGUMENT… answers METHOD with null and drops it where the server sends it."""

import json
import subprocess
import sys
import threading

method, command = sys.argv[1], sys.argv[2:]
server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
lock = threading.Lock()


def messages(stream):
    while True:
        length, line = None, stream.readline()
        while line not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            line = stream.readline()
        if length is None:
            return
        yield stream.read(length)


def write(stream, body):
    with lock:
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()


def forward():
    for body in messages(server.stdout):
        if json.loads(body).get("method") != method:
            write(sys.stdout.buffer, body)


thread = threading.Thread(target=forward, daemon=True)
thread.start()
for body in messages(sys.stdin.buffer):
    message = json.loads(body)
    if message.get("method") == method and "id" in message:
        write(sys.stdout.buffer, json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": None}).encode())
    elif message.get("method") != method:
        write(server.stdin, body)
server.stdin.close()
thread.join(5)
sys.exit(server.wait())
