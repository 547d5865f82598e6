"""From the JSON beside each of gongshi's pages to what Hugo and Zola build the same pages from.

    python3 benches/national/content.py PUBLIC FOLDER

Writes FOLDER/hugo/assets/site.json and FOLDER/zola/content. A page is its title, a line on it,
the pages above it, and tables: one for each list of its JSON that TABLES names, with those of the
fields that gongshi's page shows. Where from, the raw text and the repeated names are left out, so
the peers write less than gongshi does.
"""

import json
import os
import pathlib
import sys

# As on the pages, so that no list is much longer here than there.
MOST_ROWS = 600

TECHNOLOGY = ("技术", "technology_name", "technologies/{technology_id}/")
INSTITUTION = ("医疗机构", "institution_name", "institutions/{institution_id}/")
PLACE = ("地区", "jurisdiction_name", "jurisdictions/{jurisdiction_code}/")

# List → caption and columns: heading, field, and where it leads.
TABLES = {
    "filings": ("备案", [TECHNOLOGY, ("状态", "status_name"), ("完成备案时间", "completed"),
                         ("备案机关", "authority_name"), ("所在科室", "department"),
                         ("编号", "code"), ("原因", "status_reason")]),
    "holders": ("备案的医疗机构", [INSTITUTION, ("完成备案时间", "completed"), ("状态", "status"),
                                   ("备案机关", "authority_id")]),
    "disclosures": ("医院公布的例数", [TECHNOLOGY, ("累计例数", "cumulative_cases"),
                                       ("截至", "as_of")]),
    "series": ("历次例数", [TECHNOLOGY, ("截至", "as_of"), ("例数", "cases")]),
    "changes": ("变更", [("日期", "release_date"), ("变更", "kind_name"), INSTITUTION, TECHNOLOGY,
                         ("原来", "before"), ("现在", "after")]),
    "coverage": ("各项技术", [TECHNOLOGY, ("机构", "institutions"),
                              ("有效", "active_institutions")]),
    "coverage_nearby": ("附近才有的技术", [TECHNOLOGY, PLACE, ("有效", "active_institutions")]),
    "coverage_of_largest_places": ("各地", [PLACE, ("机构", "institutions"),
                                            ("有效", "active_institutions")]),
    "coverage_here_and_right_below": ("各地", [PLACE, ("机构", "institutions"),
                                               ("有效", "active_institutions")]),
    "places_below": ("下属地区", [("地区", "name", "jurisdictions/{code}/"),
                                  ("机构", "active_institutions"), ("备案", "active_filings")]),
    "institutions": ("医疗机构", [("医疗机构", "name", "institutions/{institution_id}/"),
                                  ("所在地", "jurisdiction_name"), ("级别", "level"),
                                  ("类别", "category"), ("登记号", "registration_number"),
                                  ("统一社会信用代码", "credit_code"), ("有效", "active_filings")]),
    "technologies": ("技术", [("技术", "name", "technologies/{technology_id}/"),
                              ("说明", "explanation"), ("有效", "active_institutions")]),
    "training_bases": ("培训基地", [INSTITUTION, TECHNOLOGY, ("备案日期", "filed_on")]),
    "surgery_items": ("手术分级管理目录", [("手术", "name"), ("编码", "code"), ("级别", "level")]),
    "new_technologies": ("新技术", [("名称", "name"), ("准入日期", "admitted_on")]),
    "catalogs": ("目录", [("编号", "code"), ("名称", "name")]),
    "regulations": ("条文", [("条", "label"), ("内容", "text")]),
    "releases": ("发布", [("日期", "release_date"), ("机构", "institutions")]),
    "jurisdictions": ("地区", [("地区", "full_name", "jurisdictions/{code}/"),
                               ("机构", "active_institutions"), ("备案", "active_filings")]),
}
NOT_ON = {"search": {"filings"}}


def cell(record, column):
    _, field, *link = column
    value = record.get(field)
    text = "" if value is None else str(value)
    if not (text and link):
        return {"t": text}
    return {"t": text, "h": "/" + link[0].format_map(record)}


def table(name, records):
    caption, columns = TABLES[name]
    filled = [each for each in columns if any(r.get(each[1]) is not None for r in records)]
    rows = [[cell(record, column) for column in filled] for record in records[:MOST_ROWS]]
    return {"caption": caption, "columns": [each[0] for each in filled], "rows": rows}


def page(path, document, titles, as_of):
    parts = path.strip("/").split("/") if path else []
    above = ["/".join(parts[:end]) + "/" for end in range(1, len(parts))]
    not_shown = NOT_ON.get(parts[0] if parts else "", set())
    lists = [
        (key, value) for key, value in document.items()
        if key in TABLES and key not in not_shown and isinstance(value, list) and value
    ]
    return {
        "path": path,
        "title": document["title"],
        "description": f"{document['title']}，数据截至{as_of}",
        "date": as_of,
        "notice": document.get("notice", ""),
        "above": [{"t": titles[each], "h": "/" + each} for each in above if each in titles],
        "tables": [table(key, value) for key, value in lists],
    }


def documents(public):
    for folder, folders, names in os.walk(public):
        folders.sort()
        if "index.html" in names and "index.json" in names:
            path = os.path.relpath(folder, public).replace(os.sep, "/")
            with open(os.path.join(folder, "index.json"), encoding="utf-8") as file:
                yield ("" if path == "." else path + "/"), json.load(file)


def toml(value):
    """A value as TOML; JSON's strings are TOML's too."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    # DEL alone may stand in a JSON string and not in a TOML one.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def zola_page(page):
    extra = {key: page[key] for key in ("date", "notice", "above", "tables")}
    lines = [f"title = {toml(page['title'])}", f"description = {toml(page['description'])}"]
    if page["path"]:
        lines.append(f"path = {toml(page['path'])}")
    lines.append("[extra]")
    lines += [f"{key} = {toml(value)}" for key, value in extra.items()]
    return "+++\n" + "\n".join(lines) + "\n+++\n"


def main(public, folder):
    with open(os.path.join(public, "data/release.json"), encoding="utf-8") as release:
        as_of = json.load(release)["as_of"]
    titles = {path: document["title"] for path, document in documents(public)}
    assets, content = folder / "hugo/assets", folder / "zola/content"
    for each in (assets, content):
        each.mkdir(parents=True, exist_ok=True)
    sections = set()
    with open(assets / "site.json", "w", encoding="utf-8") as site:
        for number, (path, document) in enumerate(documents(public)):
            one = page(path, document, titles, as_of)
            # Hugo makes sections of the folders at the top by itself; these are them.
            kind = {0: "home", 1: "section"}.get(path.count("/"), "page")
            site.write("[" if number == 0 else ",\n")
            json.dump({**one, "kind": kind}, site, ensure_ascii=False, separators=(",", ":"))
            section = path.split("/")[0] if path.count("/") > 1 else ""
            below = content / (f"in-{section}" if section else "")
            if section not in sections and section:
                below.mkdir()
                (below / "_index.md").write_text("+++\nrender = false\n+++\n")
            sections.add(section)
            name = f"{number}.md" if path else "_index.md"
            (below / name).write_text(zola_page(one), encoding="utf-8")
        site.write("]\n")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
