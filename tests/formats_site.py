"""Sites that try the report formats: hostile ones and large ones."""

import base64
import os
import random

CONFIG = """
locales: [en, fr]
layout:
  - "docs/{locale}/{path}/{name}.md"
renderer: github
"""

# What a page may hold and a format may trip over.
WORDS = [
    "<script>alert(1)</script>",
    "\"quoted\" 'single'",
    "]]> <![CDATA[ -->",
    "a\0b\x01\x1b[31m\x7f",
    "right\u202eto\u2066left\u200f",
    "x" * 10_000,
    "one, two; three",
    "100% %0A %25 %s %n",
    "::error file=a::gotcha",
    "=cmd|' /C calc'!A0",
    "+1 -1 @sum",
    "| pipe | `tick` ``` ~~~ **bold** _under_",
    "@octocat and #123 and org/repo#4 and https://evil.example/x www.evil.example",
    "![img](https://evil.example/p.png) [link](javascript:alert(1))",
    "[a](1) {0} {{1}}",
    "\ufffe\uffff \U0001f41d\U0001f41d \u00e9\u8a9e",
    "&lt; &amp; &#64;octocat",
    "\\ backslash \\` \\| end\\",
    "- list\u2028para\u2029 # head",
    "${{ secrets.TOKEN }} $x^2$",
]
NAMES = [
    "a,b",
    "c%25d%",
    "quo\"te'",
    "new\nline",
    "car\rriage",
    "::error::",
    "]]>",
    "<script>",
    "turn\u202ed",
    "=cmd",
    "+plus",
    "@octocat",
    "#12",
    "a b",
    "`tick`|pipe",
    "back\\slash",
    "\U0001f41d\u00e9",
    "tab\there",
    "\x1b[31m",
    "q?x=1&y",
]


def write(folder, name, content):
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def hostile(folder):
    """Two languages that differ in all that a finding can name."""
    write(folder, "paralint.yaml", CONFIG)
    for i, word in enumerate(WORDS):
        name = NAMES[i % len(NAMES)]
        other = WORDS[(i + 1) % len(WORDS)]
        link = word.replace("\n", " ").replace("<", "").replace(">", "")
        write(
            folder, f"docs/en/{name}.md",
            f"---\ntitle: {word!a}\n---\n# {word}\n\n\U0001f41d\u00e9 "
            f"[{word}](<broken {link}>) and [ok](Page-{i}.md#x) "
            f"[b]({i}.md#{i})\r\n\r\n## {other} {{#id{i}}}\r\rtext\n\n"
            f"## Late {word}\n\n<!-- paralint-ignore wrong-case: {word} -->\n")
        write(
            folder, f"docs/fr/{name}.md",
            f"# {other}\n\n\u8a9e [{other}](<cass\u00e9 {link}>)\n\n"
            f"### {word} {{#other{i}}}\n\ntexte [x](/nowhere/{i}#{i})\n")
        write(folder, f"docs/en/only/{name}.md", f"# {word}\n\nalone\n")
    # Neither file names nor pages need be UTF-8.
    write(folder, b"docs/en/bad\xff\xfe.md",
          b"# bad \xff\xc3 title\n\n\xf0\x9f [x\xe9](none\xff.md)\n")
    # A line of ten thousand bytes with many findings.
    write(folder, "docs/en/long.md", "# Long\n\n" + " ".join(
        f"\u00e9\U0001f41d[l{i}](gone-{i}.md)" for i in range(400)) + "\n")
    write(folder, "docs/fr/long.md", "# Long\n")


def large(folder, findings, noise=0):
    """So many broken links, each a cause of its own; with `noise`, so many
    bytes of each that nothing compresses."""
    source = random.Random(7)
    write(folder, "paralint.yaml", CONFIG)
    write(folder, "docs/fr/p000.md", "# P\n")
    a_page = 100
    for page in range(findings // a_page):
        links = []
        for i in range(a_page):
            junk = base64.urlsafe_b64encode(
                source.randbytes(noise * 3 // 4)).decode()
            links.append(f"[l{i}](/gone/{page}-{i}/{junk})")
        write(folder, f"docs/en/p{page:03}.md",
              f"# Page {page}\n\n" + "\n".join(links) + "\n")
