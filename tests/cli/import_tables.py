"""Spreadsheets as they really come: each a small builder, named by what is odd about it."""

from collections.abc import Callable
from datetime import date, time

from tests.content.workbooks import csv, edited, packed, parts, with_sheet_data, xlsx

Built = tuple[str, str, bytes]
"""Kind of import, name of the file, bytes."""
CASES: dict[str, Callable[[], Built]] = {}


def case(build: Callable[[], Built]) -> Callable[[], Built]:
    CASES[build.__name__] = build
    return build


HEAD = ["姓名", "电话", "网格", "岗位"]


@case
def title_rows_and_numbers_above_and_beside() -> Built:
    return "volunteers", "花名册.xlsx", xlsx(
        [
            ["示范社区志愿者花名册", None, None, None, None],
            ["填表单位：社区办公室　2026年11月", None, None, None, None],
            ["序号", "姓　名", "联系电话（必填）", "所属网格", "性别"],
            [1, "王　芳", 10200000001, "第一网格", "女"],
            [2, "孙　丽", 10200000009, "第二网格", "女"],
            ["注：名单以本人自愿为准", None, None, None, None],
        ],
        merge=["A1:E1", "A2:E2", "A6:E6"],
    )  # fmt: skip


@case
def phones_in_every_shape() -> Built:
    return "volunteers", "电话.xlsx", xlsx(
        [
            HEAD,
            ["王芳", "102-0000-0001", None, None],
            ["李强", "102 0000 0009", None, None],
            ["赵敏", "＋８６１０２００００００１１", "1网格", None],
            ["钱进", 10200000012.0, "1网格", None],
            ["孙丽", "1.02E+10", "2网格", None],
            ["周洁", "—", "2网格", None],
            ["吴刚", "0633-5550101", "2网格", None],
        ]
    )  # fmt: skip


@case
def full_width_everything() -> Built:
    return "volunteers", "全角.xlsx", xlsx(
        [
            ["姓名", "电话（手机）", "网格", "住址", "服务岗位"],
            ["王芳", "１０２００００００９９", "第１网格", "幸福里１号楼", "包水饺、理发"],
            ["钱　进", "１０２００００００１２", "（二）网格", "望海名苑１＃301", "送餐"],
        ]
    )  # fmt: skip


@case
def merged_cells_down_a_column() -> Built:
    return "volunteers", "合并.xlsx", xlsx(
        [
            ["网格", "姓名", "岗位"],
            ["第一网格", "王芳", "包水饺、理发"],
            [None, "钱进", "送餐"],
            ["第二网格", "孙丽", "包水饺"],
            [None, "张𬘭", None],
        ],
        merge=["A2:A3", "A4:A5"],
    )  # fmt: skip


@case
def a_sheet_for_each_grid() -> Built:
    return "volunteers", "两张表.xlsx", xlsx(
        [["姓名", "岗位"], ["钱进", "送餐"]],
        sheet="第一网格",
        more={
            "第二网格": [["姓名", "岗位"], ["孙丽", "包水饺"]],
            "说明": [["怎么填"], ["照着填"]],
        },
    )  # fmt: skip


@case
def csv_of_wps_in_gb18030() -> Built:
    rows = [HEAD, ["张𬘭", "10200000005", "第二网格", "包水饺"], ["王芳", "", "", ""]]
    return "volunteers", "名单.csv", csv(rows, "gb18030")


@case
def csv_with_tabs_in_utf_16() -> Built:
    return (
        "volunteers",
        "名单.txt",
        csv([HEAD, ["李强", "", "", "送餐、包水饺"]], "utf-16", "\t"),
    )


@case
def csv_with_semicolons_without_a_mark() -> Built:
    return "volunteers", "a.csv", csv(
        [["name", "phone", "grid"], ["钱进", "10200000012", "grid-1"]], "utf-8", ";"
    )  # fmt: skip


@case
def english_headings() -> Built:
    return "volunteers", "list.xlsx", xlsx(
        [
            ["ID", "Name", "Phone", "Grid", "Roles", "per_week", "since"],
            ["qian-jin", "钱进", "10200000012", "grid-1", "wrap", 2, date(2026, 3, 1)],
        ]
    )  # fmt: skip


@case
def two_people_of_one_name() -> Built:
    return "volunteers", "同名.xlsx", xlsx(
        [
            ["姓名", "电话", "网格", "楼栋", "岗位"],
            ["张伟", None, None, None, "送餐"],
            ["张伟", "10200000004", None, None, "送餐"],
            ["张伟", None, None, "幸福里2号楼", "理发"],
            ["张伟", "10200000003", "第二网格", None, "理发"],
            ["张伟（二网格）", None, None, None, "包水饺"],
        ]
    )  # fmt: skip


@case
def perhaps_a_namesake_of_somebody() -> Built:
    return "volunteers", "另一个王芳.xlsx", xlsx(
        [
            ["编号", "姓名", "电话", "网格"],
            [None, "王芳", "10200000077", "第二网格"],
            ["wang-fang-2", "王芳", "10200000078", "第二网格"],
        ]
    )  # fmt: skip


@case
def the_same_person_twice() -> Built:
    return "volunteers", "重复.xlsx", xlsx(
        [
            ["姓名", "电话", "网格"],
            ["钱进", "10200000012", "第一网格"],
            ["钱进", "10200000012", "第一网格"],
            ["李强", "10200000002", None],
            ["李 强", None, None],
        ]
    )  # fmt: skip


@case
def new_namesakes_that_phones_tell_apart() -> Built:
    return "volunteers", "新同名.xlsx", xlsx(
        [
            ["姓名", "电话", "网格"],
            ["钱进", "10200000012", "第一网格"],
            ["钱进", "10200000013", "第一网格"],
        ]
    )  # fmt: skip


@case
def words_that_nobody_knows() -> Built:
    return "volunteers", "错字.xlsx", xlsx(
        [
            ["姓名", "网格", "岗位", "楼栋", "加入"],
            ["钱进", "第九网格", "剪发", "幸福里9号楼", "2026-13-01"],
            ["孙丽", None, "包水饺", None, None],
            [None, "第一网格", "包水饺", None, None],
        ]
    )  # fmt: skip


@case
def names_with_dots_and_rare_characters() -> Built:
    return "volunteers", "名字.xlsx", xlsx(
        [
            ["姓名", "网格", "电话"],
            ["阿依古丽•买买提", None, "10200000021"],
            ["张　𬘭", None, "10200000022"],
            ["迪丽热巴・艾尼", "第一网格", None],
            ["欧阳雪", "第一网格", None],
            ["单小燕", "第一网格", None],
            ["Anna Li", "第一网格", None],
        ]
    )  # fmt: skip


@case
def dates_and_years_in_every_shape() -> Built:
    return "volunteers", "日期.xlsx", xlsx(
        [
            ["姓名", "出生日期", "加入日期", "网格"],
            ["王芳", date(1962, 5, 3), 45352, None],
            ["李强", "1958年", "2024.3.1", None],
            ["钱进", 1970.0, "2024年3月1日", "第一网格"],
            ["孙丽", "1981-07", "20240301", "第一网格"],
            ["周洁", "六十岁", None, "第一网格"],
        ]
    )  # fmt: skip


@case
def phrases_of_time_in_one_cell() -> Built:
    return "availability", "时间.xlsx", xlsx(
        [
            ["姓名", "可服务时间", "不便时间", "每周最多次数"],
            ["王芳", "星期一；周五上午", None, 1],
            ["李强", "周一、三上午；周六 9：00—11：00", "寒假", "2次"],
            ["张伟(zhang-wei)", "工作日", None, None],
            ["张𬘭", "看情况", None, None],
        ]
    )  # fmt: skip


@case
def a_column_for_each_day() -> Built:
    return "availability", "打勾.xlsx", xlsx(
        [
            ["姓名", "星期一", "周三上午", "周五", "周六"],
            ["李强", "√", "×", "9：00—11：00", None],
            ["王芳", "√", None, "上午", "x"],
            ["张𬘭", "×", "×", "×", "×"],
            ["阿依古丽·买买提", None, "看情况", None, None],
        ]
    )  # fmt: skip


@case
def days_over_parts_of_days() -> Built:
    return "availability", "两层表头.xlsx", xlsx(
        [
            ["姓名", "周一", None, "周二", None],
            [None, "上午", "下午", "上午", "下午"],
            ["李强", "√", None, None, "√"],
        ],
        merge=["A1:A2", "B1:C1", "D1:E1"],
    )  # fmt: skip


@case
def leave_of_absence_with_and_without_years() -> Built:
    return "absences", "请假.xlsx", xlsx(
        [
            ["请假人", "开始日期", "结束日期", "事由"],
            ["王芳", date(2026, 12, 1), date(2026, 12, 5), "住院"],
            ["李强", "12月1日", "12月7日", "外出"],
            ["张𬘭", 46364, 46366, None],
            ["阿依古丽·买买提", "1月5日", None, "回老家"],
            ["王芳", "12.20", "12.10", None],
        ]
    )  # fmt: skip


@case
def leave_in_one_cell_and_a_change_of_it() -> Built:
    return "absences", "请假.csv", csv(
        [
            ["姓名", "请假时间", "原因"],
            ["李强", "12月1日-12月10日", "住院"],
            ["王芳", "2026-12-03至2026-12-05", ""],
            ["张𬘭", "12月28日—1月3日", ""],
            ["张伟（一网格）", "12月9日（周三）", ""],
            ["张伟", "12月9日", ""],
            ["钱进", "12月9日", ""],
            ["阿依古丽·买买提", "下周", ""],
        ]
    )  # fmt: skip


@case
def two_rows_of_headings() -> Built:
    return "absences", "两层.xlsx", xlsx(
        [
            ["姓名", "请假时间", None, "事由"],
            [None, "起", "止", None],
            ["王芳", date(2026, 12, 1), date(2026, 12, 2), "外出"],
        ],
        merge=["A1:A2", "B1:C1", "D1:D2"],
    )  # fmt: skip


@case
def a_day_that_is_none() -> Built:
    return "attendance", "到场.xlsx", xlsx(
        [
            ["场次", "到场人员"],
            ["初心水饺 2026-02-30", "王芳"],
            ["dumplings/2026-13-01", "王芳"],
            ["2026-11-31dumplings/2026-11-20", "王芳"],
        ]
    )  # fmt: skip


@case
def a_row_for_each_occurrence() -> Built:
    return "attendance", "到场.xlsx", xlsx(
        [
            ["日期", "服务项目", "到场人员", "缺席人员", "服务人次"],
            [date(2026, 11, 20), "初心水饺", "王芳、李强", None, 26],
            [46339, "公益理发", "王芳 张伟（二网格）", "李强", "１２"],
            ["11月21日", "初心水饺", "王芳", None, 9],
            ["11月27日", "初心水饺", "王芳", None, 9],
            ["11月6日", "水饺", "王芳", None, 9],
            ["11月6日", "初心水饺", "张伟、钱进", None, None],
        ]
    )  # fmt: skip


@case
def a_row_for_each_person() -> Built:
    return "attendance", "签到.xlsx", xlsx(
        [
            ["示范社区初心水饺签到表", None, None, None],
            ["日期", "姓名", "签到", "服务人次"],
            ["11月13日", "王芳", "√", 20],
            [None, "李强", "未到", None],
            [None, "张伟(zhang-wei-2)", "张伟", None],
            [None, "张𬘭", None, None],
            [None, "阿依古丽·买买提", "晚到", None],
        ],
        merge=["A1:D1", "A3:A7"],
    )  # fmt: skip


@case
def sign_in_sheets_as_linli_prints_them() -> Built:
    head: list[object] = ["场次", "序号", "姓名", "岗位", "签名", "到", "离", "备注"]
    signed: list[list[object]] = [
        ["示范社区初心水饺签到表", *[None] * 7],
        ["2026年第46周（11月9日至11月15日）　　第1版", *[None] * 7],
        head,
        ["11月13日\n星期五\n08:30–10:30\n社区食堂", "1", "王芳", "包水饺", "王芳"],
        [None, "2", "张伟(幸福里2号楼)▲", "包水饺", "√", None, None, None],
        [None, "3", "李强", "包水饺", None, None, None, None],
        [None, "4", None, None, None, None, None, None],
        ["没有签到的不计服务时长；临时来的请写在空行里。", *[None] * 7],
        ["负责人：＿＿＿＿＿＿", *[None] * 7],
    ]
    blank: list[list[object]] = [
        head,
        ["11月13日\n星期五", "1", "张𬘭", "理发", None, None, None, None],
    ]
    return "attendance", "签到.xlsx", xlsx(
        signed,
        sheet="初心水饺",
        merge=["A1:H1", "A2:H2", "A4:A7", "A8:H8", "A9:H9"],
        more={"公益理发": blank},
    )  # fmt: skip


@case
def services_with_times_as_parts_of_a_day() -> Built:
    return "services", "服务.xlsx", xlsx(
        [
            ["服务名称", "频次", "start", "end", "地点", "岗位", "人数", "至少"],
            ["磨刀日", "每月第一个周六", 0.375, time(11, 0), "党群服务中心", "送餐", 2, 1],
            [None, None, None, None, None, "理发", 1, None],
            ["初心水饺", "每周五", 0.3541666667, 0.4375, "社区食堂", "包水饺", 3, 1],
            ["公益理发", None, None, None, "社区食堂", "理发", 1, None],
        ],
        merge=["A2:A3"],
    )  # fmt: skip


@case
def services_that_lack_something() -> Built:
    return "services", "缺.csv", csv(
        [
            ["名称", "规律", "时间", "场地"],
            ["读报", "", "8:30-10:30", "党群服务中心"],
            ["合唱", "常常", "下午", "广场"],
            ["初心水饺", "每周五", "8:30—10:30", "社区食堂"],
        ]
    )  # fmt: skip


@case
def formulas_and_failed_formulas() -> Built:
    return "volunteers", "公式.xlsx", xlsx(
        [HEAD, ["王芳", "=A9", None, None], ["李强", None, None, None]]
    )  # fmt: skip


@case
def a_failed_formula_in_a_column_that_is_not_read() -> Built:
    rows = (
        '<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c>'
        '<c t="inlineStr"><is><t>年龄</t></is></c></row>'
        '<row r="2"><c t="inlineStr"><is><t>王芳</t></is></c>'
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    return "volunteers", "公式.xlsx", with_sheet_data(rows)


@case
def no_headings() -> Built:
    return "volunteers", "没有表头.xlsx", xlsx([["王芳", "10200000001"], ["李强", None]])


@case
def only_headings() -> Built:
    return "volunteers", "空表.xlsx", xlsx([HEAD])


@case
def a_truncated_workbook() -> Built:
    return "volunteers", "断.xlsx", xlsx([HEAD, ["王芳", None, None, None]])[:3000]


@case
def a_workbook_with_macros() -> Built:
    whole = parts(xlsx([HEAD]))
    return "volunteers", "宏.xlsm", packed({**whole, "xl/vbaProject.bin": b"x"})


@case
def an_old_workbook() -> Built:
    return "absences", "请假.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@case
def a_workbook_that_explodes() -> Built:
    whole = xlsx([HEAD])
    return "volunteers", "炸.xlsx", edited(whole, lambda part: part + b" " * 101_000_000)


@case
def a_hundred_thousand_rows() -> Built:
    return "volunteers", "长.csv", "姓名\n".encode() + "王芳\n".encode() * 100_000
