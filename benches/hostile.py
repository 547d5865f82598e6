#!/usr/bin/env python3
"""Lays hostile files, one at a time, beside a good one and checks the folder.

    python3 benches/hostile.py PATH/TO/gongshi [NAME ...]

For each file: peak memory, seconds and the codes of the findings about it. Fails where a run takes
more than 256 MB or 5 seconds, ends in a crash, says nothing about the hostile file, or loses a row
of the good one. Needs nothing but Python; as root it drops to an ordinary user for the file that
may not be read.
"""

import io
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zipfile

MEMORY_MB, SECONDS = 256, 5.0
NOBODY = 65534
PLACE = "data/sources/220100/2026-11-15"
SITE = (
    "title = '示例'\njurisdiction = '220000'\nauthority = '示例机关'\n"
    "base_url = 'https://example.org/'\ndata_licence = '示例'\n"
)
HEADER = "医疗机构名称,限制类技术名称,首例开展日期,完成备案时间,备案状态\n"
ROW = "示例丁医院,肿瘤消融治疗技术,2023-04-10,2023-05-06,有效\n"
GOOD = HEADER + "".join(ROW.replace("丁", name) for name in "甲乙丙")
OBJECT = '{"医疗机构名称":"示例丁医院","限制类技术名称":"肿瘤消融治疗技术","完成备案时间":"2023-05-06"}'

WORKBOOK = '<workbook><sheets>%s</sheets></workbook>'
SHEET = '<sheet name="备案%d" sheetId="%d" r:id="rId%d"/>'
RELATION = '<Relationship Id="rId%d" Type="x/worksheet" Target="worksheets/sheet%d.xml"/>'


def cells(texts):
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


def sheet(rest="", end="</sheetData></worksheet>", before=""):
    head = f'<row r="1">{cells(HEADER.strip().split(","))}</row>'
    good = f'<row r="2">{cells(ROW.strip().split(","))}</row>'
    return f"{before}<worksheet><sheetData>{head}{good}{rest}{end}"


def book(*sheets, **others):
    """An archive of sheets and of other parts, by their names with __ for / and _ for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        numbers = range(1, len(sheets) + 1)
        parts = {
            "xl/workbook.xml": WORKBOOK % "".join(SHEET % (n, n, n) for n in numbers),
            "xl/_rels/workbook.xml.rels": "<Relationships>%s</Relationships>"
            % "".join(RELATION % (n, n) for n in numbers),
        }
        parts.update({f"xl/worksheets/sheet{n}.xml": text for n, text in zip(numbers, sheets)})
        named = {name.replace("__", "/").replace("_", "."): text for name, text in others.items()}
        parts.update(named)
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def hidden(text):
    return book(text, xl__workbook_xml=WORKBOOK % (SHEET % (1, 1, 1)).replace("<sheet ", '<sheet state="hidden" '))


def shared(text):
    return book(sheet('<row r="3"><c t="s"><v>0</v></c></row>'), xl__sharedStrings_xml=text)


def lying():
    bomb = book(" " * (40 << 20))
    return bomb.replace(struct.pack("<I", 40 << 20), struct.pack("<I", 1000))


def many_parts(count):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(f"xl/x{number}", "")
    return out.getvalue()


def far_row(reference, number="1048576"):
    return book(sheet(f'<row r="{number}"><c r="{reference}"><v>1</v></c></row>'))


def merges(count):
    blocks = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(3, count))
    return book(sheet(end=f"</sheetData><mergeCells>{blocks}</mergeCells></worksheet>"))


ENTITY = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE x [<!ENTITY a '%s'>%s]>" % (
    "哈" * 1000,
    "".join(f"<!ENTITY {chr(98 + n)} '{('&%s;' % chr(97 + n)) * 100}'>" for n in range(5)),
)

# Name of the file, and its bytes.
FILES = {
    "空.csv": lambda: b"",
    "只有标记.csv": lambda: b"\xef\xbb\xbf",
    "空字节.csv": lambda: (HEADER + ROW.replace("丁", "丁\0")).encode(),
    "全是空字节.csv": lambda: b"\0" * (4 << 20),
    "无标记.csv": lambda: (HEADER + ROW * 9).encode("utf-16-le"),
    "坏字节.csv": lambda: HEADER.encode() + b"\xff\xfe,,,,\n" + ROW.encode(),
    "随机.csv": lambda: bytes((n * n * 31 + n // 7) % 256 for n in range(1 << 20)),
    "未闭合.csv": lambda: (HEADER + '"' + ROW * 20000).encode(),
    "全是引号.csv": lambda: b'"' * (8 << 20),
    "长格.csv": lambda: (HEADER + "字" * 2_000_000 + ",x,,,\n").encode(),
    "长行.csv": lambda: HEADER.encode() + b"," * (16 << 20),
    "宽表.csv": lambda: ",".join(f"列{n}" for n in range(200_000)).encode() + b"\n" + ROW.encode(),
    "空行.csv": lambda: HEADER.encode() + b"\n" * (4 << 20),
    "公式.csv": lambda: (HEADER + ROW.replace("示例丁医院", "=cmd|' /C calc'!A0")).encode(),
    "脚本.csv": lambda: (HEADER + ROW.replace("示例丁医院", "<script>alert(1)</script>")).encode(),
    "炸弹.xlsx": lambda: book(" " * (200 << 20)),
    "谎报大小.xlsx": lying,
    "万个部件.xlsx": lambda: many_parts(30_000),
    "万张表.xlsx": lambda: book(*["<worksheet/>"] * 9_000),
    "最远的格.xlsx": lambda: far_row("XFD1048576"),
    "越界的格.xlsx": lambda: far_row("AAAAAAAAAAAAAAAA3", "3"),
    "越界的行.xlsx": lambda: far_row("A1", "99999999999999999999"),
    "负行号.xlsx": lambda: far_row("A-1", "-1"),
    "重复的格.xlsx": lambda: book(sheet('<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>')),
    "重复的行.xlsx": lambda: book(sheet(f'<row r="3">{cells(ROW.split(","))}</row>' * 2)),
    "缺文字.xlsx": lambda: book(sheet('<row r="3"><c t="s"><v>4294967296</v></c></row>')),
    "谎报个数.xlsx": lambda: shared('<sst uniqueCount="4294967295"></sst>'),
    "同一长文.xlsx": lambda: book(
        sheet('<row><c t="s"><v>0</v></c></row>' * 40_000),
        xl__sharedStrings_xml="<sst><si><t>%s</t></si></sst>" % ("甲" * 30_000),
    ),
    "断开.xlsx": lambda: book(sheet('<row r="3"><c t="inlineStr"><is><t>示例', end="")),
    "截断.xlsx": lambda: book(sheet())[:400],
    "外部实体.xlsx": lambda: shared(f"{ENTITY}<sst><si><t>&x;</t></si></sst>"),
    "十亿笑.xlsx": lambda: shared(f"{LAUGHS}<sst><si><t>&f;</t></si></sst>"),
    "深层.xlsx": lambda: book(sheet("<x>" * 1_000_000, end="")),
    "长属性.xlsx": lambda: book(sheet('<row r="%s">' % ("1" * (20 << 20)), end="")),
    "多属性.xlsx": lambda: book(sheet("<row %s>" % " ".join(f'a{n}="1"' for n in range(500_000)), end="")),
    "合并.xlsx": lambda: merges(100_000),
    "百万空行.xlsx": lambda: book(sheet("".join(f'<row r="{n}"/>' for n in range(3, 1_000_000)))),
    "隐藏的炸弹.xlsx": lambda: book(sheet("<row><c><v>1</v></c></row>" * 900_000)),
    "没有工作簿.xlsx": lambda: many_parts(1),
    "加密.xlsx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    "旧.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    "深层.json": lambda: b"[" * 100_000,
    "深层的值.json": lambda: f'[{OBJECT},{{"a":{"[" * 100_000}'.encode(),
    "重复的键.json": lambda: f'[{OBJECT},{{"a":1,"a":2}}]'.encode(),
    "大数.json": lambda: f'[{OBJECT.replace("}", "")},"累计例数":1e999999999}}]'.encode(),
    "半个字.json": lambda: f'[{OBJECT},{{"医疗机构名称":"\\ud800"}}]'.encode(),
    "百万个空.json": lambda: ("[" + "{}," * 2_000_000 + "{}]").encode(),
    "多键.json": lambda: ("[{" + ",".join(f'"键{n}":1' for n in range(300_000)) + "}]").encode(),
    "许多长格.csv": lambda: (HEADER + ("示例丁医院" + "字" * 30_000 + ",x,,,\n") * 300).encode(),
    "隐藏的表.xlsx": lambda: hidden(sheet("<row><c><v>1</v></c></row>" * 100_000)),
    "表单.csv": lambda: ("医疗机构名称：甲\n联系人：乙\n" * 90 + "技术名称：丙\n").encode(),
    "断行.ndjson": lambda: f'{OBJECT}\n{{"a\n{OBJECT}\n'.encode(),
}


def sparse(path):
    with open(path, "wb") as file:
        file.truncate(8 << 30)


def unreadable(path):
    with open(path, "w") as file:
        file.write(GOOD)
    os.chmod(path, 0)


def unix_socket(path):
    here = os.getcwd()
    os.chdir(os.path.dirname(path))
    socket.socket(socket.AF_UNIX).bind(os.path.basename(path))
    os.chdir(here)


# What is no plain file: its name, and how it is made.
ODD = {
    "八个G.csv": sparse,
    "没有权限.csv": unreadable,
    "文件夹.csv": os.mkdir,
    "管道.csv": os.mkfifo,
    "插座.csv": unix_socket,
    "零.csv": lambda path: os.symlink("/dev/zero", path),
    "外面.csv": lambda path: os.symlink("/etc/passwd", path),
    "绕圈.csv": lambda path: os.symlink(os.path.basename(path), path),
    "文件名.csv": lambda path: open(os.path.dirname(path).encode() + b"/\xb1\xb8.csv", "w").close(),
}


def become_nobody():
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def run(binary, site):
    """Exit code, peak memory in MB, seconds and what was printed."""
    out, err = os.path.join(site, "out"), os.path.join(site, "err")
    command = [binary, "check", site, "--format", "json", "--date", "2026-11-22", "--no-annotated"]
    started = time.monotonic()
    with open(out, "wb") as stdout, open(err, "wb") as stderr:
        child = subprocess.Popen(command, stdout=stdout, stderr=stderr, preexec_fn=become_nobody)
        while time.monotonic() - started < 60:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(0.005)
        else:
            child.send_signal(signal.SIGKILL)
            _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - started
    with open(out, "rb") as file:
        return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024, seconds, file.read()


def faults(code, memory, seconds, printed):
    """What is wrong with a run, and the codes of the findings about the hostile file."""
    wrong = []
    if code not in (0, 1):
        return [f"exit code {code}"], []
    report = json.loads(printed)
    good = [file for file in report["files"] if file["file"].endswith("/好.csv")]
    if [table["accepted"] for file in good for table in file["tables"]] != [3]:
        wrong.append("rows of the good file are missing")
    about = [f["rule"] for f in report["findings"] if not f["at"]["file"].endswith("/好.csv")]
    if not about:
        wrong.append("nothing is said")
    if memory > MEMORY_MB:
        wrong.append(f"more than {MEMORY_MB} MB")
    if seconds > SECONDS:
        wrong.append(f"more than {SECONDS:.0f} s")
    return wrong, about


def summary(codes):
    counted = {code: codes.count(code) for code in codes}
    return " ".join(code if n == 1 else f"{code}×{n}" for code, n in sorted(counted.items()))


def make(name, path):
    if name in ODD:
        ODD[name](path)
        return
    with open(path, "wb") as file:
        file.write(FILES[name]())


def measure(binary, name):
    site = tempfile.mkdtemp(prefix="hostile-")
    try:
        os.chmod(site, 0o755)
        place = os.path.join(site, PLACE)
        os.makedirs(place)
        with open(os.path.join(site, "site.toml"), "w") as file:
            file.write(SITE)
        with open(os.path.join(place, "好.csv"), "w") as file:
            file.write(GOOD)
        path = os.path.join(place, name)
        # In a process of its own: what it needs would count as the memory of the next child.
        maker = os.fork()
        if maker == 0:
            make(name, path)
            os._exit(0)
        os.waitpid(maker, 0)
        code, memory, seconds, printed = run(binary, site)
        wrong, codes = faults(code, memory, seconds, printed)
        verdict = "ok" if not wrong else "FAILS: " + ", ".join(wrong)
        print(f"{memory:7.1f} MB {seconds:6.2f} s  {name}  {summary(codes)}  {verdict}", flush=True)
        return not wrong, memory, seconds
    finally:
        shutil.rmtree(site)


def main():
    binary, names = os.path.abspath(sys.argv[1]), sys.argv[2:] or [*FILES, *ODD]
    results = [measure(binary, name) for name in names]
    failed = sum(not good for good, _, _ in results)
    most = max(memory for _, memory, _ in results)
    longest = max(seconds for _, _, seconds in results)
    print(f"{len(results)} files, {failed} fail, at most {most:.1f} MB and {longest:.2f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
