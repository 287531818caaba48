#!/usr/bin/env python3
"""Checks exports of an audit log, or proofs of single entries, with nothing but Python's library.

  python3 scripts/verify-audit.py [--key KEY]... [--witnessed FILE]... EXPORT_OR_PROOF...

A second implementation of `npm run --silent verify`, written from the same standards: RFC 6962
(Merkle tree), RFC 8032 (Ed25519), C2SP signed-note, tlog-checkpoint and tlog-proof. For each it prints
what it found; it exits with 0 when all are sound, 1 when one is not, 2 when it was called wrongly.
"""
import base64
import binascii
import hashlib
import json
import re
import sys

FORMAT = "houserules-audit-export/1"
PROOF = b"c2sp.org/tlog-proof@v1\n"
ERASURE = "audit-entries.erased"
MOST_SHOWN = 20


def sha256(data):
    return hashlib.sha256(data).digest()


# Ed25519: only what checking a signature needs (RFC 8032, 5.1.7).

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def point_of(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def same_point(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public, message, signature):
    if len(signature) != 64:
        return False
    a, r = point_of(public), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    h = int.from_bytes(digest, "little") % L
    return same_point(times(s, BASE), add(r, times(h, a)))


# The tree of RFC 6962.


def leaf_hash(data):
    return sha256(b"\x00" + data)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def split_of(size):
    return 1 << ((size - 1).bit_length() - 1)


class Tree:
    """Leaves that are only ever added; the root is known at each size asked for beforehand."""

    def __init__(self):
        self.size = 0
        self.peaks = []

    def append(self, leaf):
        node, count = leaf, self.size
        while count & 1:
            node = node_hash(self.peaks.pop(), node)
            count >>= 1
        self.peaks.append(node)
        self.size += 1

    def root(self):
        if not self.peaks:
            return sha256(b"")
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def both_roots(start, end, path, known):
    """The two roots a consistency proof leads to (RFC 6962, 2.1.2), or None."""
    if start == end:
        if known is not None:
            return (known, known) if not path else None
        return (path[0], path[0]) if len(path) == 1 else None
    if not path:
        return None
    split = split_of(end)
    if start <= split:
        below = both_roots(start, split, path[:-1], known)
        return below and (below[0], node_hash(below[1], path[-1]))
    below = both_roots(start - split, end - split, path[:-1], None)
    return below and (node_hash(path[-1], below[0]), node_hash(path[-1], below[1]))


def root_over(leaf, index, size, path):
    """The root an audit path leads to (RFC 6962, 2.1.1), or None."""
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    split = split_of(size)
    if index < split:
        below = root_over(leaf, index, split, path[:-1])
        return below and node_hash(below, path[-1])
    below = root_over(leaf, index - split, size - split, path[:-1])
    return below and node_hash(path[-1], below)


# Notes and checkpoints.


def bytes_of(text):
    """The bytes of canonical base64, or None."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def read_key(text):
    """(name, id, public key) of `name+id+key`, or None."""
    found = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)", text)
    data = bytes_of(found[3]) if found else None
    if data is None or len(data) != 33 or data[0] != 1:
        return None
    key_id = sha256(found[1].encode() + b"\n" + data)[:4]
    return (found[1], key_id, data[1:]) if key_id.hex() == found[2] else None


def read_signature(line):
    found = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
    data = bytes_of(found[2]) if found else None
    return (found[1], data[:4], data[4:]) if data is not None and len(data) >= 5 else None


def is_note_of(note, keys):
    """The text of a note that one of the keys signed, or None."""
    end = note.rfind("\n\n")
    if end < 1 or any(c < " " and c != "\n" for c in note) or not note.endswith("\n"):
        return None
    text, lines = note[: end + 1], note[end + 2 : -1].split("\n")
    signatures = [read_signature(line) for line in lines]
    if len(lines) > 16 or None in signatures:
        return None
    checks = [
        is_signed(key, text.encode(), data)
        for name, key_id, data in signatures
        for known, known_id, key in keys
        if name == known and key_id == known_id
    ]
    return text if checks and all(checks) else None


def open_checkpoint(note, keys):
    """(origin, size, root) of a checkpoint that the key of its own log signed, or None."""
    text = is_note_of(note, keys)
    found = re.fullmatch(r"([^\n]+)\n(0|[1-9]\d{0,9})\n([^\n]+)\n", text, re.ASCII) if text else None
    root = bytes_of(found[3]) if found else None
    if root is None or len(root) != 32 or int(found[2]) > 2**31:
        return None
    if is_note_of(note, [key for key in keys if key[0] == found[1]]) is None:
        return None
    return (found[1], int(found[2]), root)


# The export.

SHAPES = {
    "log": {"format": str, "origin": str},
    "entry": {"index": int, "commitment": str, "payload": str, "salt": str},
    "erased": {"index": int, "commitment": str},
    "checkpoint": {"key": str, "note": str},
    "consistency": {"from": int, "to": int, "proof": list},
}


def read_line(raw):
    """The object of a line in the one form it may have, or None."""
    try:
        text = raw.decode("utf-8")
        line = json.loads(text)
        if text != json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n":
            return None
    except (ValueError, RecursionError):
        return None
    shape = SHAPES.get(line.get("type")) if isinstance(line, dict) and isinstance(line.get("type"), str) else None
    if shape is None or set(line) != {"type", *shape}:
        return None
    fits = all(type(line[name]) is kind for name, kind in shape.items())
    counts = [line[name] for name, kind in shape.items() if kind is int and fits]
    texts = all(type(one) is str for one in line.get("proof", []))
    return line if fits and texts and all(0 <= one < 2**53 for one in counts) else None


def erased_by(payload):
    if f'"{ERASURE}"' not in payload:
        return []
    try:
        entry = json.loads(payload)
    except (ValueError, RecursionError):
        return []
    if not isinstance(entry, dict) or entry.get("action") != ERASURE:
        return []
    facts = entry.get("facts")
    indexes = facts.get("indexes") if isinstance(facts, dict) else None
    return [one for one in indexes if type(one) is int] if isinstance(indexes, list) else []


class Check:
    def __init__(self, keys, notes):
        self.given = keys
        self.keys = [key for key in map(read_key, keys) if key]
        self.notes = notes
        self.tree = Tree()
        self.commitments = []
        self.origin = None
        self.gone, self.told = [], set()
        self.checkpoints, self.growth = [], None
        self.number = 0
        self.problems = []

    def problem(self, words):
        self.problems.append(words)

    def at_line(self, words):
        self.problem(f"line {self.number}: {words}")

    def take(self, raw):
        self.number += 1
        line = read_line(raw)
        if line is None:
            self.at_line("is not a line of an export")
        elif (line["type"] == "log") != (self.number == 1):
            self.at_line("is out of place")
        else:
            getattr(self, f"take_{line['type']}")(line)

    def take_log(self, line):
        self.origin = line["origin"]
        if line["format"] != FORMAT:
            self.at_line("is of a form this version cannot read")

    def take_entry(self, line):
        index, salt, payload = line["index"], bytes_of(line["salt"]), line["payload"]
        commitment = salt is not None and sha256(salt + payload.encode())
        if not commitment or len(salt) != 32 or commitment != bytes_of(line["commitment"]):
            self.at_line(f"entry {index} is not what was recorded")
        self.told.update(one for one in erased_by(payload) if one < index)
        self.take_leaf(line)

    def take_erased(self, line):
        self.gone.append(line["index"])
        self.take_leaf(line)

    def take_leaf(self, line):
        if self.checkpoints:
            self.at_line("is out of place")
        if line["index"] != self.tree.size:
            self.at_line(f"entry {self.tree.size} is missing or out of order")
        commitment = bytes_of(line["commitment"])
        if commitment is None or len(commitment) != 32:
            self.at_line(f"the commitment to entry {line['index']} is damaged")
            return
        self.commitments.append(commitment)
        self.tree.append(leaf_hash(commitment))

    def take_consistency(self, line):
        if self.growth or not self.checkpoints:
            self.at_line("is out of place")
        self.growth = line

    def take_checkpoint(self, line):
        known = self.keys
        if not self.given:
            known = [key for key in [read_key(line["key"])] if key]
            self.keys.extend(known)
        elif line["key"] not in self.given:
            self.at_line("names an unknown key")
        checkpoint = open_checkpoint(line["note"], known)
        if checkpoint is None:
            self.at_line("the checkpoint is not signed by the log’s key")
            return
        if line["note"].count("\n") != 5:
            self.at_line("the checkpoint says more than it should")
        if self.checkpoints and not self.is_tied(self.checkpoints[-1], checkpoint):
            self.at_line("the proof that the log only grew does not hold")
        self.growth = None
        self.matches(checkpoint, f"line {self.number}: the checkpoint at {checkpoint[1]} entries")
        self.checkpoints.append(checkpoint)

    def is_tied(self, earlier, later):
        line = self.growth
        if not line or (line["from"], line["to"]) != (earlier[1], later[1]):
            return False
        path = [bytes_of(one) for one in line["proof"]]
        if any(one is None or len(one) != 32 for one in path) or not 0 < earlier[1] <= later[1]:
            return False
        return both_roots(earlier[1], later[1], path, earlier[2]) == (earlier[2], later[2])

    def matches(self, checkpoint, what):
        origin, size, root = checkpoint
        if origin != self.origin:
            self.problem(f"{what} is of another log")
        elif size > self.tree.size:
            self.problem(f"{what} has entries that the file has not")
        elif self.root_at(size) != root:
            self.problem(f"{what} is not of these entries")

    def root_at(self, size):
        if size == self.tree.size:
            return self.tree.root()
        tree = Tree()
        for commitment in self.commitments[:size]:
            tree.append(leaf_hash(commitment))
        return tree.root()

    def end(self):
        if self.origin is None:
            self.problem("the file does not say which log it is of")
        if self.growth:
            self.problem("the last proof leads to no checkpoint")
        if not self.checkpoints:
            self.problem("no checkpoint is signed by the log’s key")
        elif self.checkpoints[-1][1] != self.tree.size:
            self.problem("the last entries are under no checkpoint")
        for index in self.gone:
            if index not in self.told:
                self.problem(f"entry {index} was erased, and no entry says so")
        for number, note in enumerate(self.notes, 1):
            checkpoint = open_checkpoint(note, self.keys)
            if checkpoint is None:
                self.problem(f"checkpoint {number} kept elsewhere is not signed by the log’s key")
            else:
                self.matches(checkpoint, f"checkpoint {number} kept elsewhere")


def verify(path, keys, notes):
    """Checks one export, says what was found, and gives whether it is sound."""
    check = Check(keys, notes)
    with open(path, "rb") as file:
        for raw in file:
            check.take(raw)
    check.end()
    if check.problems:
        print(f"{path}: NOT SOUND")
        for words in check.problems[:MOST_SHOWN]:
            print(f"  {words}")
        if len(check.problems) > MOST_SHOWN:
            print(f"  and {len(check.problems) - MOST_SHOWN} more")
        return False
    root = base64.b64encode(check.tree.root()).decode()
    print(
        f"{path}: sound. {check.origin}: entries {check.tree.size}, of them erased "
        f"{len(check.gone)}, checkpoints {len(check.checkpoints)}, root {root}"
    )
    return True


def proof_of(text, keys):
    """(origin, size, index, payload) of what a proof shows, or None."""
    head, blank, note = text.partition("\n\n")
    lines = head.split("\n")
    index = re.fullmatch(r"index (0|[1-9]\d{0,9})", lines[2], re.ASCII) if len(lines) > 2 else None
    extra = bytes_of(lines[1][6:]) if index and lines[1].startswith("extra ") else None
    path = [bytes_of(line) for line in lines[3:]]
    if extra is None or any(one is None or len(one) != 32 for one in path):
        return None
    try:
        text = extra.decode("utf-8")
        said = json.loads(text)
        payload, salt = said["payload"], bytes_of(said["salt"])
        again = {"payload": payload, "salt": said["salt"]}
        if salt is None or text != json.dumps(again, separators=(",", ":"), ensure_ascii=False):
            return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    checkpoint = open_checkpoint(note, keys)
    if checkpoint is None or int(index[1]) >= checkpoint[1]:
        return None
    leaf = leaf_hash(sha256(salt + payload.encode()))
    if root_over(leaf, int(index[1]), checkpoint[1], path) != checkpoint[2]:
        return None
    return (checkpoint[0], checkpoint[1], int(index[1]), payload)


def verify_proof(path, keys):
    with open(path, "rb") as file:
        data = file.read()
    try:
        proven = proof_of(data.decode("utf-8"), [read_key(key) for key in keys])
    except UnicodeDecodeError:
        proven = None
    if proven is None:
        print(f"{path}: NOT SOUND\n  proves nothing under the keys given")
        return False
    origin, size, index, payload = proven
    print(f"{path}: sound. {origin}: entry {index} of {size}: {payload}")
    return True


def verify_any(path, keys, notes):
    with open(path, "rb") as file:
        is_proof = file.readline() == PROOF
    return verify_proof(path, keys) if is_proof else verify(path, keys, notes)


def arguments(given):
    """The paths, keys and notes of a call, or None when it is not one."""
    paths, keys, notes = [], [], []
    given = iter(given)
    for word in given:
        if word == "--key":
            keys.append(next(given, ""))
        elif word == "--witnessed":
            with open(next(given, ""), encoding="utf-8", newline="") as file:
                # As it was before mail or an editor changed the ends of its lines.
                notes.append(file.read().replace("\r\n", "\n").strip() + "\n")
        elif word.startswith("-"):
            return None
        else:
            paths.append(word)
    return (paths, keys, notes) if paths and all(map(read_key, keys)) else None


def main():
    try:
        asked = arguments(sys.argv[1:])
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    if asked is None:
        print(__doc__, file=sys.stderr)
        return 2
    paths, keys, notes = asked
    if not keys:
        print("No --key was given: exports are held to the keys they name themselves.")
    try:
        return 0 if all([verify_any(path, keys, notes) for path in paths]) else 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2


sys.exit(main())
