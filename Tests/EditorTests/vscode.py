"""What VS Code's client library says to a server, replayed, and every message of the server held against the specification.

vscode.py SERVER SETTINGS, with SETTINGS = Editors/VSCode/settings.json, from which the command line is taken as the extension Generic
LSP Client takes it. The environment names the files, copies all: REAL, BROKEN, OTHER, and LIBRARY, a folder of three days; PATIENCE is the longest wait in milliseconds.
Leaves with 0 or, after the first check that fails, with 1.
"""

import atexit
import json
import os
import pathlib
import queue
import subprocess
import sys
import threading
import time

import model

here = pathlib.Path(__file__).parent
server, settings = sys.argv[1], json.loads(pathlib.Path(sys.argv[2]).read_text())
patience = int(os.environ["PATIENCE"]) / 1000
real, broken, other, library = (pathlib.Path(os.environ[name]) for name in ("REAL", "BROKEN", "OTHER", "LIBRARY"))


def check(what, good, detail=None):
    if good:
        print("ok   ", what, flush=True)
    else:
        print("FAIL ", what, *([json.dumps(detail, ensure_ascii=False, default=str)[:2000]] if detail is not None else []), flush=True)
        sys.exit(1)


class Text:
    """A document as VS Code keeps it: lines, and columns in UTF-16 units."""

    def __init__(self, uri, text):
        self.uri, self.text, self.version = uri, text, 1

    def lines(self):
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def offset(self, position):
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        line = self.text.split("\n")[position["line"]]
        return starts[position["line"]] + len(line.encode("utf-16-le")[: 2 * position["character"]].decode("utf-16-le"))

    def position(self, text, extra=0):
        before = self.text[: self.text.index(text) + extra]
        return {"line": before.count("\n"), "character": len(before.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2}

    def everything(self):
        lines = self.lines()
        return {"start": {"line": 0, "character": 0}, "end": {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}}

    def applied(self, edits):
        text = self.text
        for edit in sorted(edits, key=lambda edit: self.offset(edit["range"]["start"]), reverse=True):
            text = text[: self.offset(edit["range"]["start"])] + edit["newText"] + text[self.offset(edit["range"]["end"]) :]
        return text

    def range_problems(self, value):
        """Ranges anywhere inside a value that this document does not have."""
        if isinstance(value, list):
            return [each for item in value for each in self.range_problems(item)]
        if not isinstance(value, dict):
            return []
        if value.keys() >= {"start", "end"} and isinstance(value["start"], dict):
            places = [(value[end]["line"], value[end]["character"]) for end in ("start", "end")]
            lines = self.lines()
            good = places[0] <= places[1] and all(line < len(lines) and column <= len(lines[line].encode("utf-16-le")) // 2 for line, column in places)
            return [] if good else [value]
        return [each for item in value.values() for each in self.range_problems(item)]


class Client:
    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **environment})
        atexit.register(self.process.kill)
        self.incoming, self.asked, self.replies, self.last, self.count = queue.Queue(), {}, {}, 0, 0
        self.registrations, self.diagnostics, self.methods, self.refreshes = {}, {}, set(), 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        stream = self.process.stdout
        while True:
            length, line = None, stream.readline()
            while line not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = stream.readline()
            if length is None:
                return self.incoming.put(None)
            self.incoming.put(stream.read(length))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self.process.stdin.flush()
        except BrokenPipeError:
            check("the server is there", False)

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.last += 1
        self.asked[self.last] = method
        self.send({"id": self.last, "method": method, "params": params})
        return self.last

    def request(self, method, params):
        number = self.ask(method, params)
        self.until(lambda: number in self.replies, f"an answer to {method}")
        reply = self.replies[number]
        check(f"{method} is answered", "result" in reply, reply)
        return reply["result"]

    def until(self, condition, what, limit=None):
        """Takes messages until a condition holds; each is judged as it comes."""
        end = time.monotonic() + (limit or patience)
        while not condition():
            try:
                raw = self.incoming.get(timeout=max(0.001, end - time.monotonic()))
            except queue.Empty:
                if limit:
                    return False
                check(what, False, "no answer in time")
            if raw is None:
                check(what, False, "the server has left")
            self._take(raw)
        return True

    def _take(self, raw):
        self.count += 1
        try:
            message = json.loads(raw)
        except ValueError:
            check("the server sends JSON", False, raw[:500].decode(errors="replace"))
        method = message.get("method")
        found = model.message_problems(message, self.asked.get(message.get("id")) if method is None else None)
        if found:
            check(f"the specification allows this message ({method or self.asked.get(message.get('id'))})", False, {"problems": found[:5], "message": message})
        if method is None:
            check("a response answers a request", message["id"] in self.asked and message["id"] not in self.replies, message) if (
                message["id"] not in self.asked or message["id"] in self.replies
            ) else None
            self.replies[message["id"]] = message
            return
        self.methods.add(method)
        params = message.get("params")
        if method == "textDocument/publishDiagnostics":
            self.diagnostics[params["uri"]] = params["diagnostics"]
        if "id" in message:
            result = None
            if method == "client/registerCapability":
                for registration in params["registrations"]:
                    self.registrations[registration["id"]] = registration
            elif method == "workspace/configuration":
                result = [None] * len(params["items"])
            elif method == "workspace/applyEdit":
                result = {"applied": True}
            elif method == "window/showDocument":
                result = {"success": True}
            elif method == "workspace/diagnostic/refresh":
                self.refreshes += 1
            self.send({"id": message["id"], "result": result})

    def open(self, uri, text):
        document = Text(uri, text)
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
        return document

    def change(self, document, text):
        """One change that replaces everything between the first and the last difference, as an editor's edit would."""
        before, after, old = document, Text(document.uri, text), document.text
        prefix = len(os.path.commonprefix([old, text]))
        suffix = len(os.path.commonprefix([old[prefix:][::-1], text[prefix:][::-1]]))

        def position(offset):
            head = old[:offset]
            return {"line": head.count("\n"), "character": len(head.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2}

        after.version = before.version + 1
        change = {"range": {"start": position(prefix), "end": position(len(old) - suffix)}, "rangeLength": 0, "text": text[prefix : len(text) - suffix]}
        self.notify("textDocument/didChange", {"textDocument": {"uri": document.uri, "version": after.version}, "contentChanges": [change]})
        return after


def edits_of(edit, uri):
    if "documentChanges" in edit:
        return [each for change in edit["documentChanges"] if change["textDocument"]["uri"] == uri for each in change["edits"]]
    return edit["changes"][uri]


# The judge itself: what it must let pass, and what it must not.

span = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}
for message, method, good in (
    ({"jsonrpc": "2.0", "id": 1, "result": None}, "textDocument/hover", True),
    ({"jsonrpc": "2.0", "id": 1}, "textDocument/hover", False),
    ({"jsonrpc": "2.0", "id": 1, "result": {"contents": {"kind": "markdown", "value": "x"}, "range": span}}, "textDocument/hover", True),
    ({"jsonrpc": "2.0", "id": 1, "result": {"contents": {"kind": "html", "value": "x"}}}, "textDocument/hover", False),
    ({"jsonrpc": "2.0", "id": 1, "result": {"contents": "x", "scope": 1}}, "textDocument/hover", False),
    ({"jsonrpc": "2.0", "id": 1, "result": [{"title": "x", "kind": "quickfix"}]}, "textDocument/codeAction", True),
    ({"jsonrpc": "2.0", "id": 1, "result": [{"kind": "quickfix"}]}, "textDocument/codeAction", False),
    ({"jsonrpc": "2.0", "id": 1, "result": [{"title": "x", "edit": None}]}, "textDocument/codeAction", False),
    ({"jsonrpc": "2.0", "id": 1, "result": [{"startLine": -1, "endLine": 2}]}, "textDocument/foldingRange", False),
    ({"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": {"uri": "x", "diagnostics": [{"range": span, "message": "x", "severity": 5}]}}, None, False),
    ({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {}}, None, False),
):
    if bool(model.message_problems(message, method)) == good:
        check("the model judges", False, {"message": message, "problems": model.message_problems(message, method)})

# As Generic LSP Client starts it.

initialize = json.loads((here / "vscode-initialize.json").read_text())
folder = real.parent
initialize |= {"processId": os.getpid(), "rootPath": str(folder), "rootUri": folder.as_uri(), "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}]}
initialize["initializationOptions"] = settings["glspc.server.initializationOptions"]
check("the settings name the server", settings["glspc.server.command"] == os.path.basename(server) and "markdown" in settings["glspc.server.languageId"])
client = Client([server, *settings["glspc.server.commandArguments"]], settings["glspc.server.environmentVariables"])
capabilities = client.request("initialize", initialize)["capabilities"]
check("the encoding is utf-16", capabilities.get("positionEncoding", "utf-16") == "utf-16")
check("nothing but the answer comes before `initialized`", client.count == 1, client.methods)
client.notify("initialized", {})
notes = client.open(other.as_uri(), other.read_text())
document = client.open(real.as_uri(), real.read_text())
identifier = {"textDocument": {"uri": document.uri}}

# The order of requests in which VS Code looks at a document that has just been opened.

symbols = client.request("textDocument/documentSymbol", identifier)
lenses = client.request("textDocument/codeLens", identifier)
folds = client.request("textDocument/foldingRange", identifier)
tokens = client.request("textDocument/semanticTokens/full", identifier)
hints = client.request("textDocument/inlayHint", {**identifier, "range": document.everything()})
actions = client.request(
    "textDocument/codeAction",
    {**identifier, "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "context": {"diagnostics": [], "triggerKind": 2}},
)
links = client.request("textDocument/documentLink", identifier)
check("all ranges lie in the document", not document.range_problems([symbols, lenses, folds, hints, links]), document.range_problems([symbols, lenses, folds, hints, links])[:3])


def walk(items):
    for item in items:
        yield item
        yield from walk(item.get("children", []))


def within(inner, outer):
    place = lambda position: (position["line"], position["character"])
    return place(outer["start"]) <= place(inner["start"]) and place(inner["end"]) <= place(outer["end"])


every = list(walk(symbols))
check("symbols have names, and their selection inside", all(each["name"].strip() and within(each["selectionRange"], each["range"]) for each in every))
check("symbols list sections and papers", sum("BabyVLM" in each["name"] for each in every) == 1 and any("cs.AI" in each["name"] for each in every))
check("folds cover the papers", len(folds) >= 10)
check("tokens come in fives", tokens["data"] and len(tokens["data"]) % 5 == 0)
check("links lead to papers", any("2512.10932" in (each.get("target") or "") for each in links) or "resolveProvider" in capabilities["documentLinkProvider"], links[:2])
for name, found, method in (("codeLensProvider", lenses, "codeLens/resolve"), ("documentLinkProvider", links, "documentLink/resolve")):
    if found and isinstance(capabilities.get(name), dict) and capabilities[name].get("resolveProvider"):
        client.request(method, found[0])

# Diagnostics, whichever way they come, and one way only.

pulls = "diagnosticProvider" in capabilities or any(each["method"] == "textDocument/diagnostic" for each in client.registrations.values())


def findings(document):
    if pulls:
        report = client.request("textDocument/diagnostic", identifier | {"textDocument": {"uri": document.uri}})
        return report["items"] if report["kind"] == "full" else None
    client.diagnostics.pop(document.uri, None)
    client.until(lambda: document.uri in client.diagnostics, "diagnostics")
    return client.diagnostics[document.uri]


check("a digest without findings has no diagnostics", findings(document) == [])
check("other Markdown has none", not (findings(notes) if pulls else client.diagnostics.get(notes.uri)))
damaged = client.open(broken.as_uri(), broken.read_text())
items = findings(damaged)
check(
    "a broken digest has its findings",
    sorted(each["code"] for each in items) == ["malformed-label", "replacement-character", "unclosed-details", "wrong-entry-number", "wrong-total"],
    items,
)
check("each with a message, inside the document", all(each["message"] for each in items) and not damaged.range_problems([each["range"] for each in items]))
lost = next(each for each in items if each["code"] == "replacement-character")
check("a column behind CJK text counts UTF-16 units", damaged.text[damaged.offset(lost["range"]["start"])] == "\ufffd", lost)
check("one way for diagnostics", pulls != bool([uri for uri, found in client.diagnostics.items() if found]), client.diagnostics)

# Mending.

total = next(each for each in items if each["code"] == "wrong-total")
actions = client.request("textDocument/codeAction", {"textDocument": {"uri": damaged.uri}, "range": total["range"], "context": {"diagnostics": [total], "triggerKind": 1}})
fix = next((each for each in actions if each["title"] == "Set the total to 2"), None)
check("a quick fix is offered and preferred", fix and fix.get("isPreferred"), [each["title"] for each in actions])
if "edit" not in fix:
    fix = client.request("codeAction/resolve", fix)
damaged = client.change(damaged, damaged.applied(edits_of(fix["edit"], damaged.uri)))
check("and mends", "- [cs.CV](#cs.CV) [Total: 2]" in damaged.text and len(findings(damaged)) == 4)
actions = client.request(
    "textDocument/codeAction",
    {"textDocument": {"uri": damaged.uri}, "range": damaged.everything(), "context": {"diagnostics": [], "only": ["source.fixAll"], "triggerKind": 2}},
)
check("one action for all", [each["kind"] for each in actions] == ["source.fixAll.digestls"], actions)
fix = actions[0] if "edit" in actions[0] else client.request("codeAction/resolve", actions[0])
damaged = client.change(damaged, damaged.applied(edits_of(fix["edit"], damaged.uri)))
check("which leaves what cannot be mended", [each["code"] for each in findings(damaged)] == ["replacement-character"])

# The caret at work.


def at(text, extra=0, target=None):
    return {"textDocument": {"uri": (target or document).uri}, "position": (target or document).position(text, extra)}


hover = client.request("textDocument/hover", at("### [2] [BabyVLM", 12))
check("hover shows the paper", "BabyVLM" in json.dumps(hover) and "2512.10932" in json.dumps(hover), hover)
for method, text, extra, goal in (
    ("definition", "- [cs.AI]", 4, "# cs.AI [[Back]]"),
    ("definition", "# cs.AI [[Back]]", 3, "- [cs.AI]"),
    ("definition", "Main category: cs.AI", 16, "# cs.AI [[Back]]"),
    ("typeDefinition", "Multi-Granular", 2, "# cs.AI [[Back]]"),
):
    found = client.request("textDocument/" + method, at(text, extra))
    found = found if isinstance(found, list) else [found]
    lines = [each.get("targetSelectionRange", each.get("range"))["start"]["line"] for each in found if each]
    check(f"{method} leads from {text} to {goal}", lines == [document.position(goal)["line"]], found)
check("references of a category", len(client.request("textDocument/references", at("- [cs.AI]", 4) | {"context": {"includeDeclaration": True}})) >= 5)
check("highlights of a category", len(client.request("textDocument/documentHighlight", at("- [cs.AI]", 4))) >= 5)
client.request("textDocument/prepareRename", at("- [cs.AI]", 4))
edit = client.request("textDocument/rename", at("- [cs.AI]", 4) | {"newName": "cs.LG"})
renamed = document.applied(edits_of(edit, document.uri))
check("rename changes the category everywhere", "cs.AI" not in renamed.replace("cs.AI,", "") and renamed.count("cs.LG") == document.text.count("cs.AI"))
check("formatting leaves a canonical digest alone", not client.request("textDocument/formatting", identifier | {"options": {"tabSize": 4, "insertSpaces": True}}))
original = document.text
document = client.change(document, original.replace("\n*Jingli Lin", "\n\n\n*Jingli Lin"))
edits = client.request("textDocument/formatting", identifier | {"options": {"tabSize": 4, "insertSpaces": True}})
check("formatting restores the layout", document.applied(edits or []) == original, edits)
client.request("textDocument/rangeFormatting", identifier | {"range": document.everything(), "options": {"tabSize": 4, "insertSpaces": True}})
if isinstance(capabilities["semanticTokensProvider"].get("full"), dict):
    again = client.request("textDocument/semanticTokens/full/delta", identifier | {"previousResultId": tokens["resultId"]})
    data = tokens["data"]
    for each in sorted(again.get("edits", []), key=lambda each: each["start"], reverse=True):
        data = data[: each["start"]] + each.get("data", []) + data[each["start"] + each["deleteCount"] :]
    fresh = client.request("textDocument/semanticTokens/full", identifier)["data"]
    check("tokens by difference are the tokens", (again.get("data") or data) == fresh)
document = client.change(document, original.replace("Main category: cs.AI", "Main category: cs.", 1))
completion = client.request("textDocument/completion", at("Main category: cs.\n", 18) | {"context": {"triggerKind": 2, "triggerCharacter": "."}})
offered = completion["items"] if isinstance(completion, dict) else completion or []
check("completion offers categories", {"cs.CV", "cs.LG"} <= {each["label"] for each in offered}, offered[:3])
if capabilities["completionProvider"].get("resolveProvider"):
    check("an item is resolved", client.request("completionItem/resolve", next(each for each in offered if each["label"] == "cs.LG"))["label"] == "cs.LG")
document = client.change(document, original)
selections = client.request("textDocument/selectionRange", identifier | {"positions": [document.position("BabyVLM")]})
check("selections grow", selections and "parent" in selections[0])
client.request("textDocument/linkedEditingRange", at("- [cs.AI]", 4))
if capabilities.get("workspaceSymbolProvider"):
    check("the vault is searched", any("BabyVLM" in each["name"] for each in client.request("workspace/symbol", {"query": "babyvlm"})))
prepared = client.request("textDocument/prepareCallHierarchy", at("### [2] [BabyVLM", 12)) if capabilities.get("callHierarchyProvider") else None
if prepared:
    client.request("callHierarchy/incomingCalls", {"item": prepared[0]})
    client.request("callHierarchy/outgoingCalls", {"item": prepared[0]})

# What this client is known for: it attaches to documents that are no files.

for uri in ("untitled:Untitled-1", "git:" + real.as_posix() + "?%7B%22ref%22%3A%22~%22%7D"):
    unsaved = client.open(uri, broken.read_text())
    check(f"{uri.split(':')[0]}: documents have symbols", client.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}}))
    check(f"{uri.split(':')[0]}: documents have findings", len(findings(unsaved)) == 5)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

# Registrations stand beside what was announced, not on top of it.

watched = [each for each in client.registrations.values() if each["method"] == "workspace/didChangeWatchedFiles"]
check("the server asks for the files to be watched that this client does not watch", watched, list(client.registrations.values()))
document = client.change(document, original.replace("[Total: 8]", "[Total: 9]"))
client.notify("textDocument/willSave", {"textDocument": {"uri": document.uri}, "reason": 1})
client.notify("textDocument/didSave", {"textDocument": {"uri": document.uri}})
client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": broken.as_uri(), "type": 2}]})
check("a change makes a finding", [each["code"] for each in findings(document)] == ["wrong-total"])
cancelled = client.ask("textDocument/documentSymbol", identifier)
client.notify("$/cancelRequest", {"id": cancelled})
client.until(lambda: cancelled in client.replies, "an answer to a cancelled request")
check("a cancelled request is answered", True)
client.notify("$/setTrace", {"value": "off"})
for each in (document, damaged, notes):
    client.notify("textDocument/didClose", {"textDocument": {"uri": each.uri}})
check("shutdown answers null", client.request("shutdown", None) is None)
client.notify("exit", None)
try:
    code = client.process.wait(patience)
except subprocess.TimeoutExpired:
    code = None
check("the server leaves with 0", code == 0, code)

# Rules can be set where this client has room for them.

other_client = Client([server, *settings["glspc.server.commandArguments"]], {})
other_client.request("initialize", initialize | {"initializationOptions": {"digestls": {"rules": {"wrong-total": "off"}}}})
other_client.notify("initialized", {})
client, first = other_client, client
# Beside the vault's files its `.digestls.json` would decide.
damaged = client.open("untitled:Untitled-2", (here / "broken.md").read_text())
check("a rule is switched off by initializationOptions", "wrong-total" not in [each["code"] for each in findings(damaged)] and len(findings(damaged)) == 4)
client.process.stdin.close()
try:
    code = client.process.wait(patience)
except subprocess.TimeoutExpired:
    code = None
check("the server leaves when its client is gone", code == 1, code)

# Three days, one library.


def day(number):
    return library / f"2025-12-{number}.md"


def places(found):
    """Files and line numbers of locations and links."""
    found = found if isinstance(found, list) else [found] if found else []
    ranges = [(each.get("targetUri", each.get("uri")), each.get("targetSelectionRange", each.get("range"))) for each in found]
    return [f"{uri.rsplit('/', 1)[-1]}:{range['start']['line'] + 1}" for uri, range in ranges]


def repeats():
    """The numbers of the entries whose headings are greyed as repeats."""
    found = [each for each in findings(document) if each["code"] == "repeated-paper" and each["severity"] == 4 and each.get("tags") == [1]]
    return [int(document.lines()[each["range"]["start"]["line"]].split("]")[0].removeprefix("### [")) for each in found]


client = Client([server, *settings["glspc.server.commandArguments"]], {})
folders = {"rootPath": str(library), "rootUri": library.as_uri(), "workspaceFolders": [{"uri": library.as_uri(), "name": library.name}]}
capabilities = client.request("initialize", initialize | folders)["capabilities"]
client.notify("initialized", {})
document = client.open(day(11).as_uri(), day(11).read_text())
identifier = {"textDocument": {"uri": document.uri}}
every = [number for number in range(1, 20) if number != 11]
if repeats() != every:
    client.until(lambda: client.refreshes, "the server says that it knows more")
check("a hint on each paper of the day before, and on no other, greys its heading", repeats() == every, repeats())
items = findings(document)
check("and nothing else", len(items) == len(every) and not document.range_problems([each["range"] for each in items]))
check("related information leads to the first day", places([items[1]["relatedInformation"][0]["location"]]) == ["2025-12-10.md:61"], items[1])
hover = client.request("textDocument/hover", at("### [2] [MMSI", 12))
check("hover shows the other days", all(each in json.dumps(hover) for each in ("Also in", "2025-12-10", "2025-12-12")), hover)
found = client.request("textDocument/definition", at("### [2] [MMSI", 12))
check("definition: the first appearance", places(found) == ["2025-12-10.md:61"], found)
found = client.request("textDocument/references", at("### [2] [MMSI", 12) | {"context": {"includeDeclaration": True}})
check("references: all days", sorted(places(found)) == ["2025-12-10.md:61", "2025-12-11.md:37", "2025-12-12.md:13"], found)
lenses = client.request("textDocument/codeLens", identifier)
line = document.position("### [2] [MMSI")["line"]
titles = [each["command"]["title"] for each in lenses if each["range"]["start"]["line"] == line]
check("a lens counts the other days", titles == ["in 2 other digests"], titles)
hints = client.request("textDocument/inlayHint", {**identifier, "range": document.everything()})
labels = [each["label"] for each in hints if each["position"]["line"] == line]
check("an inlay hint says when it was seen", labels == ["seen before on 2025-12-10"], labels)
symbols = client.request("workspace/symbol", {"query": "tolkein hobit"})
check("a search with slips finds the paper", symbols and symbols[0]["name"].startswith("Quantifying Emotional Tone in Tolkien's"), symbols)
symbol = symbols[0] if "range" in symbols[0]["location"] else client.request("workspaceSymbol/resolve", symbols[0])
check("and leads to its heading", places([symbol["location"]]) == ["2025-12-10.md:203"], symbol)
prepared = client.request("textDocument/prepareCallHierarchy", at("### [2] [MMSI", 12))
check("a paper can be asked who mentions it", prepared and client.request("callHierarchy/incomingCalls", {"item": prepared[0]}) == [], prepared)
text = document.text
document = client.change(document, text.replace("Jiangmiao Pang*", "Jiangmiao Pang,Kate Sae*", 1))
completion = client.request("textDocument/completion", at(",Kate Sae*", 9) | {"context": {"triggerKind": 1}})
offered = completion["items"] if isinstance(completion, dict) else completion or []
check("completion offers authors of the library", "Kate Saenko" in [each["label"] for each in offered], offered[:3])
document = client.change(document, text)
check("the hints are back", repeats() == every, repeats())
asked = client.ask("workspace/diagnostic", {"identifier": "digestls", "previousResultIds": []})
client.until(lambda: asked in client.replies, "the findings of the workspace")
counts = {report["uri"].rsplit("/", 1)[-1]: len(report["items"]) for report in client.replies[asked]["result"]["items"]}
check("the other days have their findings too", counts == {"2025-12-10.md": 0, "2025-12-12.md": 10}, counts)
refreshes = client.refreshes
day(10).write_text(day(10).read_text().replace("2512.10863", "2512.00863"))
client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": day(10).as_uri(), "type": 2}]})
client.until(lambda: client.refreshes > refreshes, "the server says that findings have changed")
every.remove(2)
check("a hint goes when the earlier digest has changed on the disk", repeats() == every, repeats())
client.request("shutdown", None)
client.notify("exit", None)
client.process.wait(patience)
for each in (first, client):
    while not each.incoming.empty():
        last = each.incoming.get()
        if last is not None:
            each._take(last)
check(f"{first.count + client.count} messages of the server are as the specification says", True)
