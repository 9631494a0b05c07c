"""Writes arrays.txt: files as numpy makes them, in hexadecimal, with the numbers that are in them.

    /usr/bin/python3 make_arrays.py > arrays.txt

Each line: a name, the file's bytes, and the array's shape and numbers in C order, or "refused".
"""

import io

import numpy

print("# made by make_arrays.py with numpy", numpy.__version__)


def line(name, array, version=None, allow_pickle=False):
    file = io.BytesIO()
    numpy.lib.format.write_array(file, array, version=version, allow_pickle=allow_pickle)
    if array.dtype.kind in "biuf":
        numbers = " ".join(repr(float(x)) for x in array.ravel(order="C"))
        content = "x".join(map(str, array.shape)) + " | " + numbers
    else:
        content = "refused"
    print(name, "|", file.getvalue().hex(), "|", content)


table = numpy.array([[1, 2, 3], [4, 5, 6]])
for kind in ["b1", "i1", "u1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", "<i8", ">i8", "<u8", ">u8",
             "<f2", ">f2", "<f4", ">f4", "<f8", ">f8"]:
    line("c-" + kind, table.astype(kind))
    line("fortran-" + kind, numpy.asfortranarray(table.astype(kind)))
line("cube-fortran", numpy.asfortranarray(numpy.arange(24.0).reshape(2, 3, 4)))
line("cube", numpy.arange(24.0).reshape(2, 3, 4))
line("vector", numpy.array([-1, 0, 7], dtype="<i8"))
line("extremes-i8", numpy.array([-128, 127], dtype="i1"))
line("extremes-u1", numpy.array([0, 255], dtype="u1"))
line("extremes-u4", numpy.array([0, 2**32 - 1], dtype="<u4"))
line("extremes-u8", numpy.array([2**63 + 2**11, 2**64 - 1, 2**63 + 2**10 + 1], dtype="<u8"))
line("halves", numpy.array([1 / 3, -0.0, 65504, 2**-14, 2**-24, 1023 * 2**-24, -2.5], dtype="<f2"))
line("version-2", table.astype("<f4"), version=(2, 0))
line("version-3", table.astype("<f4"), version=(3, 0))
line("objects", numpy.array([{}, 1], dtype=object), allow_pickle=True)
line("complex", numpy.array([1j]))
line("text", numpy.array(["a", "b"]))
line("dates", numpy.array(["2020-01-01"], dtype="datetime64[D]"))
line("records", numpy.array([(1, 2.0)], dtype=[("a", "<i4"), ("b", "<f8")]))
line("long-double", numpy.array([1], dtype=numpy.longdouble).astype("V16"))
line("with-nan", numpy.array([1, numpy.nan]))
archive = io.BytesIO()
numpy.savez_compressed(archive, x=numpy.arange(6.0).reshape(3, 2), y=numpy.array([5, 3, 5]))
print("archive |", archive.getvalue().hex(), "| archive")
