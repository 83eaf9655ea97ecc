"""Why a drill is slow on the second broker: how long a record takes to reach a reader that waits for it.

    second_broker_trace.py HOST:PORT        a line per fetch wait and length of the log, in milliseconds

A reader waits at the end of a partition, and a record is written 20 ms later. On a broker that wakes a waiting fetch it
arrives at once; on one that does not, when the fetch has waited its time out.
"""

import statistics
import sys
import time

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic


def trace(address: str, topic: str, wait: int, length: int, rounds: int) -> list[float]:
    admin = AdminClient({"bootstrap.servers": address})
    for future in admin.create_topics([NewTopic(topic, 1, 1)]).values():
        future.result(10)
    producer = Producer({"bootstrap.servers": address, "linger.ms": 0})
    for number in range(length):
        producer.produce(topic, b"x" * 300)
        if number % 1000 == 999:
            producer.flush(30)
    producer.flush(30)
    reader = Consumer(
        {
            "bootstrap.servers": address, "group.id": "trace", "enable.auto.commit": False,
            "fetch.wait.max.ms": wait, "fetch.queue.backoff.ms": 0, "auto.offset.reset": "latest",
        }
    )
    reader.assign([TopicPartition(topic, 0, length)])
    times = []
    reader.poll(1)
    for _ in range(rounds):
        began = time.monotonic()
        producer.produce(topic, b"y")
        producer.flush(10)
        while True:
            message = reader.poll(10)
            if message is not None and message.error() is None and message.value() == b"y":
                break
        times.append((time.monotonic() - began) * 1000)
        time.sleep(0.02)
    reader.close()
    return times


def main() -> None:
    address = sys.argv[1]
    print("fetch wait  records in the log  median ms  90 % ms")
    for index, (wait, length) in enumerate([(1, 0), (20, 0), (500, 0), (1, 2_000), (1, 10_000), (1, 30_000)]):
        times = sorted(trace(address, f"trace-{time.time_ns()}-{index}", wait, length, 20))
        print(f"{wait:>10}  {length:>18}  {statistics.median(times):>9.1f}  {times[17]:>7.1f}")


main()
