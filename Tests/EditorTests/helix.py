"""Helix at work on digests, with Editors/Helix/languages.toml, driven through tmux as by somebody at the keyboard.

helix.py TMUX HX; the environment names the files, copies all: REAL, BROKEN, and LIBRARY, a folder of three days; PATIENCE is the longest wait in milliseconds.
Leaves with 0 or, after the first check that fails, with 1. What happens to a buffer is checked on disk, after `:write`.
"""

import atexit
import os
import re
import subprocess
import sys
import time

tmux, hx = sys.argv[1:3]
patience = int(os.environ["PATIENCE"]) / 1000
real, broken = os.environ["REAL"], os.environ["BROKEN"]
socket = os.path.join(os.environ["TMPDIR"], "tmux")


def terminal(*arguments):
    return subprocess.run([tmux, "-S", socket, "-f", "/dev/null", *arguments], capture_output=True, text=True, check=False).stdout


def screen():
    return terminal("capture-pane", "-p", "-t", "test")


# However this ends, the terminal ends with it.
atexit.register(lambda: terminal("kill-server"))


def check(what, good, detail=""):
    if good:
        print("ok   ", what, flush=True)
    else:
        print("FAIL ", what)
        print(detail or screen())
        log = os.path.expanduser("~/.cache/helix/helix.log")
        if os.path.exists(log):
            print("-- helix.log\n" + open(log, encoding="utf-8").read()[-2000:])
        sys.exit(1)


def eventually(what, condition):
    end = time.monotonic() + patience
    while not (good := condition()) and time.monotonic() < end:
        time.sleep(0.03)
    check(what, good)


def press(*keys):
    terminal("send-keys", "-t", "test", *keys)


def write_in(text):
    terminal("send-keys", "-t", "test", "-l", text)


def settle():
    """Waits until the screen has stopped to change: keys are answered before the next ones are pressed."""
    last, since, end = None, time.monotonic(), time.monotonic() + patience
    while time.monotonic() < end:
        now = screen()
        if now != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > 0.15:
            return
        time.sleep(0.03)


def normal():
    """Escape on its own: with a key right behind it a terminal means Alt and that key."""
    press("Escape")
    settle()


def command(text):
    normal()
    write_in(":" + text)
    press("Enter")
    settle()


def find(pattern):
    """Puts the selection on the first match behind the start of the file."""
    normal()
    press("g", "g")
    settle()
    write_in("/" + pattern)
    press("Enter")
    settle()


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def line_of(path, text):
    return read(path)[: read(path).index(text)].count("\n") + 1


def caret_line():
    """From the right end of the status line."""
    found = re.findall(r"(\d+):\d+\s*$", "\n".join(line.rstrip() for line in screen().splitlines()[-4:]), re.M)
    return int(found[-1]) if found else None


def counts():
    """Warnings and errors; lists of diagnostics do not follow what comes after they have been opened."""
    found = re.search(r"● (\d+) ● (\d+)", "\n".join(screen().splitlines()[-4:]))
    return [int(each) for each in found.groups()] if found else None


def saved(path, *texts, without=()):
    def condition():
        command("write")
        text = read(path)
        return all(each in text for each in texts) and not any(each in text for each in without)

    return condition


def start(path):
    """Where the file is: Helix takes the repository in which it was started for the workspace."""
    terminal("new-session", "-d", "-s", "test", "-x", "150", "-y", "45", "-c", os.path.dirname(path), f"exec '{hx}' '{path}'")
    eventually(f"Helix shows {os.path.basename(path)}", lambda: "Table of Contents" in screen() and "NOR" in screen())


# A broken digest.

start(broken)
eventually("the status line counts diagnostics", lambda: counts() == [3, 2])
press("Space", "d")
eventually("diagnostics arrive", lambda: all(each in screen() for each in ("lists 9 papers", "Expected number 2", "Motivtion", "Replacement character")))
check("each of them once", screen().count("lists 9 papers") == 1)
normal()
find(r"\[Total: 9")
press("Space", "a")
eventually("code actions are offered", lambda: "Set the total to 2" in screen())
press("Enter")
settle()
eventually("a quick fix changes the buffer", saved(broken, "- [cs.CV](#cs.CV) [Total: 2]"))
eventually("the status line counts one less", lambda: counts() == [2, 2])
press("Space", "d")
eventually("its diagnostic is the one that has gone", lambda: "Expected number 2" in screen() and "lists 9 papers" not in screen())
normal()
find(r"\[5\] \[Baby")
press("Space", "a")
eventually("file actions are offered", lambda: re.search("[Ff]ix all", screen()))
# The menu begins with the preferred fix, which is chosen already.
rows = [next(number for number, line in enumerate(screen().splitlines()) if title in line) for title in ("Number all entries anew", "Fix all")]
press(*["Down"] * (rows[1] - rows[0]), "Enter")
settle()
eventually("fix-all mends the rest", saved(broken, "### [2] [BabyVLM", "\nMotivation: 早期", without=["Motivtion"]))
command("quit!")
eventually("Helix leaves", lambda: not terminal("list-sessions"))

# A real digest.

original = read(real)
start(real)


def listed():
    """Whether a picker shows ten lines or more, as its counter says. Helix has no sign for a server that is not ready: ask again."""
    end = time.monotonic() + 1
    press("Space", "s")
    while time.monotonic() < end:
        if any(int(each) >= 10 for each in re.findall(r"\b(\d+)/\1 *│", screen())):
            return "cs.AI" in screen() and "BabyVLM" in screen()
        time.sleep(0.05)
    normal()
    return False


eventually("symbols list sections and papers", listed)
write_in("Node Pruning")
settle()
press("Enter")
eventually("a symbol leads to its paper", lambda: caret_line() == line_of(real, "### [10] "))

section, contents = line_of(real, "# cs.AI [[Back]]"), line_of(real, "- [cs.AI]")
find(r"\[cs.AI\]")
press("g", "d")
eventually("definition: contents line to section", lambda: caret_line() == section)
find(r"^# cs\.AI")
press("g", "d")
eventually("definition: section to contents line", lambda: caret_line() == contents)
find("Main category: cs.AI")
press("g", "d")
eventually("definition: main category to section", lambda: caret_line() == section)

find("BabyVLM-V2")
check("the name of the category is not on the screen yet", "Computer Vision and Pattern" not in screen())
press("Space", "k")
eventually("hover shows the paper", lambda: "Computer Vision and Pattern" in screen())
press("Escape")

find(r"\[cs.AI\]\(")
press("h", "h")
press("Space", "r")
eventually("rename asks", lambda: "rename-to" in screen())
press("C-u")
write_in("cs.LG")
press("Enter")
settle()
eventually(
    "rename changes the category everywhere",
    saved(real, "- [cs.LG](#cs.LG) [Total: 2]", "<div id='cs.LG'></div>", "# cs.LG [[Back]](#toc)", "Main category: cs.LG", without=["Main category: cs.AI", "#cs.AI"]),
)
press("u")
eventually("and is undone in one step", lambda: saved(real)() and read(real) == original)

command("format")
eventually("formatting leaves a canonical digest alone", lambda: saved(real)() and read(real) == original)
find(r"^### \[4\] ")
press("o", "Enter", "Enter")
normal()
eventually("the layout is disturbed", lambda: saved(real)() and read(real) != original)
command("format")
eventually("formatting restores the layout", lambda: saved(real)() and read(real) == original)

find("Main category: cs.AI")
press("A", "BSpace", "BSpace")
settle()
press("C-x")
eventually("completion offers categories", lambda: all(re.search(re.escape(each) + r"\s+module", screen()) for each in ("cs.AI", "cs.CV")))
write_in("L")
eventually("and narrows them down", lambda: re.search(r"cs\.LG\s+module", screen()))
normal()
command("quit!")
eventually("Helix leaves again", lambda: not terminal("list-sessions"))

# Three days, one library.


def day(number):
    return os.path.join(os.environ["LIBRARY"], f"2025-12-{number}.md")


def is_at(number, text):
    """Whether a day is open at a line, as the status line says."""
    return lambda: re.search(rf"2025-12-{number}\.md", "\n".join(screen().splitlines()[-4:])) and caret_line() == line_of(day(number), text)


def is_dim(text):
    """Whether a text on the screen is dimmed where it begins."""
    for line in terminal("capture-pane", "-p", "-e", "-t", "test").splitlines():
        plain, dimmed, dim = "", [], False
        for codes, letter in re.findall(r"\x1b\[([0-9;]*)m|(.)", line):
            if letter:
                plain += letter
                dimmed.append(dim)
            else:
                codes = set(re.sub(r"[34]8;2;\d+;\d+;\d+", "", codes).split(";"))
                dim = "2" in codes or dim and not codes & {"0", "22"}
        if text in plain:
            return dimmed[plain.index(text)]
    return None


def repeats():
    """How many findings the picker lists, none of which is no repeat."""
    normal()
    press("Space", "d")
    settle()
    shown = screen()
    normal()
    count = re.search(r"\b(\d+)/\1 *│", shown)
    return int(count[1]) if count and "is already in" in shown else 0


start(day(11))
eventually("a hint on each paper of the day before, and on no other", lambda: repeats() == 18)
find(r"^### \[11\]")
check("a new paper's heading is not greyed", is_dim("### [11]") is False, terminal("capture-pane", "-p", "-e", "-t", "test"))
find(r"^### \[2\]")
check("a repeated one's is", is_dim("### [2]"), terminal("capture-pane", "-p", "-e", "-t", "test"))
press("z", "t")
settle()
press("Space", "k")
settle()


def scrolled_to(*texts):
    """Whether the hover shows texts, which stand at its end: scrolls on."""
    if all(each in screen() for each in texts):
        return True
    press("C-d")
    settle()
    return False


eventually("hover shows the other days", lambda: scrolled_to("Also in", "2025-12-10 (#3)"))
press("Escape")
find(r"^### \[2\]")
press("g", "r")
eventually("references: all days", lambda: all(each in screen() for each in ("2025-12-10.md:61", "2025-12-11.md:37", "2025-12-12.md:13")))
find(r"^### \[2\]")
press("g", "d")
eventually("definition: the first appearance", is_at(10, "### [3] "))
command("buffer-close!")

press("Space", "S")
settle()
write_in("tolkein hobit")
eventually("a search with slips finds the paper", lambda: "Quantifying Emotional Tone" in screen())
press("Enter")
eventually("and leads to its heading", is_at(10, "### [9] "))
command("buffer-close!")

find("Jingli Lin")
press("A", "Left")
write_in(",Kate Sae")
eventually("completion offers authors of the library", lambda: re.search(r"Kate Saenko +\w+", screen()))
normal()
press("u")
settle()
text = read(day(10)).replace("2512.10863", "2512.00863")
with open(day(10), "w", encoding="utf-8") as file:
    file.write(text)
command("write!")
eventually("a hint goes when the earlier digest has changed on the disk", lambda: repeats() == 17)
command("quit!")
eventually("Helix leaves the library", lambda: not terminal("list-sessions"))
