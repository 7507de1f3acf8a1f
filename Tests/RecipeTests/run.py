"""The recipes of Editors/CI.md, the hooks and the action, executed as far as that goes without a network.

run.py SERVER, from the repository's root. Leaves with 0 or, after the first check that fails, with 1.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import yaml

repository = pathlib.Path.cwd()
work = pathlib.Path(tempfile.mkdtemp())
server = pathlib.Path(sys.argv[1]).resolve()
(work / "bin").mkdir()
(work / "bin/digestls").symlink_to(server)
path = f"{work / 'bin'}:{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"


def check(what, good, detail=None):
    print("ok   " if good else "FAIL ", what, *([str(detail)[:3000]] if not good and detail is not None else []), flush=True)
    if not good:
        sys.exit(1)


def vault():
    """A repository of digests: a good one, a broken one, and Markdown that is none."""
    place = pathlib.Path(tempfile.mkdtemp(dir=work))
    (place / "data").mkdir()
    shutil.copy(repository / "Fixtures/digests/002_66aa1f857e99bef7.md", place / "data/good.md")
    shutil.copy(repository / "Tests/EditorTests/broken.md", place / "data/broken.md")
    (place / "README.md").write_text("# Digests\n\n[nowhere](#nowhere)\n")
    run(["git", "init", "-q"], place)
    run(["git", "add", "-A"], place)
    return place


def run(command, folder, **environment):
    if isinstance(command, str):
        # As GitHub and GitLab run a step.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    environment = {"HOME": str(work), "PATH": path, "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False)


text = (repository / "Editors/CI.md").read_text()
recipes = {name: body for name, body in re.findall(r"```\w+\n# recipe: (\S+)\n(.*?)```", text, re.S)}
check("every block is a recipe", len(recipes) == text.count("```") // 2, list(recipes))

# The action.

action = yaml.safe_load((repository / ".github/actions/lint/action.yml").read_text())
check("the action is composite", action["runs"]["using"] == "composite" and all("description" in each for each in action["inputs"].values()))


def act(folder, inputs):
    """Runs the action's steps like the runner does, without those of other actions: status, log, outputs."""
    unknown = set(inputs) - set(action["inputs"])
    check("a recipe uses inputs that the action has", not unknown, unknown)
    values = {name: str(inputs.get(name, each.get("default", ""))) for name, each in action["inputs"].items()}
    temporary = pathlib.Path(tempfile.mkdtemp(dir=work))
    log, status = "", 0

    def resolved(expression):
        known = {f"inputs.{name}": value for name, value in values.items()} | {"github.action_path": str(repository / ".github/actions/lint"), "runner.temp": str(temporary)}
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: known[found[1]], str(expression))

    for step in action["runs"]["steps"]:
        if "run" not in step or (step.get("if") == "inputs.digestls == ''" and values["digestls"]):
            continue
        done = run(
            step["run"], folder, RUNNER_TEMP=str(temporary), GITHUB_OUTPUT=str(temporary / "output"), GITHUB_PATH=str(temporary / "path"),
            **{name: resolved(value) for name, value in step.get("env", {}).items()},
        )
        log += done.stdout + done.stderr
        status = status or done.returncode
    output = temporary / "output"
    return status, log, output.read_text() if output.exists() else "", temporary


place = vault()
status, log, output, _ = act(place, {})
check("the action fails for findings, and marks them", status == 1 and log.count("::warning file=data/broken.md,") == 3 and log.count("::error file=data/broken.md,") == 2, log)
check("and counts them", "findings=5\n" in output, output)
status, log, output, _ = act(place, {"paths": "data/good.md\nREADME.md"})
check("the action passes a good digest, and what is none", status == 0 and "::" not in log and "findings=0\n" in output, log + output)
status, log, _, temporary = act(place, {"paths": "data", "sarif": "true", "fail-on": "never", "digestls": str(server)})
sarif = json.loads((temporary / "digestls.sarif").read_text())
check("the action writes SARIF", status == 0 and sarif["version"] == "2.1.0" and len(sarif["runs"][0]["results"]) == 5, log)
check("the file that is uploaded is that one", action["runs"]["steps"][-1]["with"]["sarif_file"] == "${{ runner.temp }}/digestls.sarif")
status, log, _, _ = act(place, {"paths": "data/no such file.md"})
check("a path that is not there is an error of its own", status == 2, log)
status, log, _, _ = act(place, {"paths": "data/good.md\n$(touch hit)`touch hit`; touch hit", "arguments": "--quiet"})
check("inputs are no commands", not (place / "hit").exists())
status, log, _, _ = act(place, {"arguments": "--select=wrong-total\n--fail-on=error"})
check("arguments reach the linter", log.count("::warning") == 1, log)

# The generator's workflow.

(step,) = yaml.safe_load(recipes["generator"])
check("the step runs this action", step["uses"].split("@")[0].endswith("/.github/actions/lint"))
place = vault()
inputs = {**step["with"], "paths": step["with"]["paths"].replace("${{ steps.crawl_step.outputs.crawl_date }}", "broken")}
status, log, _, _ = act(place, inputs)
mended = (place / "data/broken.md").read_text()
check("the day's file is mended, and passes", status == 0 and "[Total: 2]" in mended and mended.endswith("</details>\n") and "Motivtion" not in mended, log)
check("what is left is marked", log.count("::warning") == 1 and "::error" not in log, log)
(place / "data/broken.md").write_text(mended.replace("https://arxiv.org/abs/2512.10863", "https://arxiv.org/abs/2599.10863"))
status, log, _, _ = act(place, inputs)
check("an error that cannot be mended stops the workflow", status == 1 and "::error" in log, log)

# GitHub.

workflow = yaml.safe_load(recipes["github"])
check("the workflow needs no permission but reading", workflow["permissions"] == {"contents": "read"})
place = vault()
written = run(re.search(r"`(digestls lint --write-baseline [^`]*)`", text)[1], place)
check("a baseline is written", written.returncode == 0 and (place / ".digestls-baseline.json").exists(), written)
status, log, _, _ = act(place, workflow["jobs"]["lint"]["steps"][1]["with"])
check("what the baseline holds does not count", status == 0 and "::" not in log, log)
digest = (place / "data/good.md").read_text()
(place / "data/good.md").write_text(digest.replace("[Total: 8]", "[Total: 7]"))
status, log, _, _ = act(place, workflow["jobs"]["lint"]["steps"][1]["with"])
check("what is new does", status == 1 and log.count("::warning") == 1, log)

# GitLab.

job = yaml.safe_load(recipes["gitlab"])["digests"]
place = vault()
done = run("\n".join(job["script"]), place)
report = json.loads((place / job["artifacts"]["reports"]["codequality"]).read_text())
check("GitLab's job fails for findings", done.returncode == 1, done)
check("its report has what GitLab asks for", len(report) == 5 and all(
    each["description"] and each["check_name"] and each["severity"] in ("info", "minor", "major", "critical", "blocker")
    and each["location"]["path"] == "data/broken.md" and each["location"]["lines"]["begin"] > 0 for each in report
), report)
check("each fingerprint stands once", len({each["fingerprint"] for each in report}) == 5)
before = {each["fingerprint"] for each in report}
broken = (place / "data/broken.md").read_text()
(place / "data/broken.md").write_text(broken.replace("\n### [1]", "\n\n\n\n### [1]"))
run("\n".join(job["script"]), place)
check("and survives a move", before == {each["fingerprint"] for each in json.loads((place / "gl-code-quality-report.json").read_text())})

# reviewdog: a stand-in takes what it is given.

(work / "bin/reviewdog").write_text('#!/bin/sh\nprintf "%s\\n" "$@" >arguments\ncat >report\n')
(work / "bin/reviewdog").chmod(0o755)
place = vault()
done = run(recipes["reviewdog"], place)
report = json.loads((place / "report").read_text())
check("reviewdog is given the findings", done.returncode == 0 and len(report["diagnostics"]) == 5, done)
check("as its format has them", all(
    each["message"] and each["severity"] in ("ERROR", "WARNING", "INFO") and each["location"]["path"] == "data/broken.md"
    and each["location"]["range"]["start"]["line"] > 0 for each in report["diagnostics"]
))
lines = (place / "data/broken.md").read_bytes().split(b"\n")
lost = next(each for each in report["diagnostics"] if each["code"]["value"] == "replacement-character")["location"]["range"]["start"]
check("with columns in bytes", lines[lost["line"] - 1][lost["column"] - 1 :].startswith("\ufffd".encode()))
check("and suggestions", any("suggestions" in each for each in report["diagnostics"]))

# Hooks.

hooks = {each["id"]: each for each in yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text())}
(repo,) = yaml.safe_load(recipes["pre-commit"])["repos"]
check("the recipe names hooks that there are", all(each["id"] in hooks for each in repo["hooks"]))
if shutil.which("pre-commit", path=path):
    place = vault()
    source = pathlib.Path(tempfile.mkdtemp(dir=work))
    shutil.copy(repository / ".pre-commit-hooks.yaml", source)
    for command in ("init -q", "add -A", "-c user.name=x -c user.email=x@x commit -qm x", "tag v0.1.0"):
        run(["git", *command.split()], source)
    (place / ".pre-commit-config.yaml").write_text(recipes["pre-commit"].replace(repo["repo"], source.as_uri()))
    run(["git", "add", "-A"], place)
    done = run(["pre-commit", "run", "digestls-lint", "--all-files"], place)
    check("pre-commit's lint hook fails for findings", done.returncode == 1 and "wrong-total" in done.stdout, done)
    done = run(["pre-commit", "run", "--files", "data/good.md", "README.md"], place)
    check("its hooks pass what is good, and what is no digest", done.returncode == 0 and done.stdout.count("Passed") == 2, done)
    (place / "data/good.md").write_text(digest.replace("\n### [2]", "\n\n\n### [2]"))
    done = run(["pre-commit", "run", "digestls-format", "--files", "data/good.md"], place)
    check("its format hook changes the file", done.returncode == 1 and (place / "data/good.md").read_text() == digest, done)
    done = run(["pre-commit", "try-repo", str(source), "digestls-fix", "--files", "data/broken.md"], place)
    check("its fix hook mends the file", done.returncode == 1 and "[Total: 2]" in (place / "data/broken.md").read_text(), done)
place = vault()
hook = place / ".git/hooks/pre-commit"
hook.write_text(recipes["git-hook"])
hook.chmod(0o755)
commit = ["git", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"]
check("the bare hook stops a broken digest", run(commit, place).returncode != 0)
run(["git", "rm", "-q", "--cached", "data/broken.md"], place)
check("and lets a good one pass", run(commit, place).returncode == 0)

# Others, and one binary where no Swift is.

place = vault()
run(recipes["junit"], place)
check("JUnit's report is XML", len(xml.etree.ElementTree.parse(place / "digestls.xml").getroot().findall(".//failure")) == 5)
done = subprocess.run([server, "lint", "--quiet", place / "data/good.md"], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False)
check("the binary runs without Swift", done.returncode == 0 and not done.stderr, done)
libraries = subprocess.run(["ldd", server], capture_output=True, text=True, check=False)
check("and needs no library at all", "not a dynamic executable" in libraries.stderr, libraries)
for shell in ("bash", "zsh", "fish"):
    done = run(["digestls", "completions", shell], place)
    check(f"completions for {shell}", done.returncode == 0 and "digestls" in done.stdout)
    if shutil.which(shell):
        (work / "completions").write_text(done.stdout)
        check(f"{shell} reads them", run([shell, "-n", str(work / "completions")], place).returncode == 0)
shutil.rmtree(work)
