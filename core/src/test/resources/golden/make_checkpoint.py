"""Makes checkpoint-1.bin from results-schema/FORMAT.md, section Checkpoints, without any code of Swath."""

import hashlib
import struct


def text(value):
    encoded = value.encode("utf-8")
    return struct.pack("<i", len(encoded)) + encoded


def section(name, kind, code, values):
    return text(name) + struct.pack("<bi", kind, len(values)) + struct.pack("<%d%s" % (len(values), code), *values)


content = b"SWATHCKP" + struct.pack("<i", 1)
content += text("0123456789abcdef") + text("swath 1, cpu vector, Übung")
content += struct.pack("<ii", 2, 3)
content += struct.pack("<4d", 1.5, -2.0, 0.1, 0.25)
content += struct.pack("<4d", 1.25, float("inf"), 1e-300, 0.125)
content += struct.pack("<i", 4)
content += section("model.parameters", 1, "f", [1.0, -0.5, 1e-40])
content += section("optimizer.beta-powers", 2, "d", [0.81, 0.998001])
content += section("model.batches", 3, "q", [-1, 2**62])
content += section("model.generator", 4, "B", [0, 127, 128, 255])
content += hashlib.sha256(content).digest()

with open("checkpoint-1.bin", "wb") as file:
    file.write(content)
