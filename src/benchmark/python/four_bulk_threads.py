"""What people write for want of a loader: gzip, json and four bulk threads; each SSM record goes to the index as it is.

Usage: four_bulk_threads.py http://localhost:9200 INDEX FOLDER
"""

import concurrent.futures
import gzip
import http.client
import json
import pathlib
import sys
import threading
import urllib.parse

BATCH = 1000
url, index, folder = urllib.parse.urlparse(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
local = threading.local()
slots = threading.Semaphore(8)


# Without this, Elasticsearch refuses records whose request has a text where another's has an object.
MAPPINGS = {
    "mappings": {
        "properties": {
            name: {"type": "flattened", "ignore_above": 1024}
            for name in ("requestParameters", "responseElements", "additionalEventData", "serviceEventDetails")
        }
    }
}


def send(records):
    try:
        if not hasattr(local, "connection"):
            local.connection = http.client.HTTPConnection(url.hostname, url.port)
        lines = []
        for record in records:
            lines.append(json.dumps({"create": {"_index": index, "_id": record["eventID"]}}))
            lines.append(json.dumps(record))
        body = ("\n".join(lines) + "\n").encode()
        local.connection.request("POST", "/_bulk", body, {"Content-Type": "application/x-ndjson"})
        answer = json.loads(local.connection.getresponse().read())
        if answer.get("errors", True):
            sys.exit(json.dumps(answer)[:1000])
    finally:
        slots.release()


def records():
    for file in sorted(folder.rglob("*.json.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            for record in json.load(stream)["Records"]:
                if record["eventSource"].startswith(("ssm", "ec2messages")):
                    yield record


setup = http.client.HTTPConnection(url.hostname, url.port)
setup.request("PUT", "/" + index, json.dumps(MAPPINGS), {"Content-Type": "application/json"})
setup.getresponse().read()

with concurrent.futures.ThreadPoolExecutor(4) as pool:
    batch, sent = [], []
    for one in records():
        batch.append(one)
        if len(batch) == BATCH:
            slots.acquire()
            sent.append(pool.submit(send, batch))
            batch = []
    if batch:
        slots.acquire()
        sent.append(pool.submit(send, batch))
    for future in sent:
        future.result()
