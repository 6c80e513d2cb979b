"""The one table of words: English keys and fixed words, and the Chinese for each.

Either may be written, in any mixture. Each key has exactly one Chinese word (people's
``name`` has its own), and inside one record no two keys share one.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

KEYS: Mapping[str, str] = MappingProxyType(
    {
        # everywhere
        "id": "编号",
        "name": "名称",
        "kind": "类型",
        "grid": "网格",
        "grids": "网格",
        "venue": "场地",
        "venues": "场地",
        "phone": "电话",
        "time": "时间",
        "date": "日期",
        "from": "起",
        "to": "止",
        "since": "加入",
        "until": "截止",
        "reason": "原因",
        "note": "备注",
        "contact": "联系人",
        "contacts": "联系方式",
        "role": "岗位",
        "roles": "岗位",
        "days": "星期",
        "volunteer": "志愿者",
        "volunteers": "志愿者",
        # community.yaml
        "domain": "域名",
        "fictional": "虚构",
        "residents": "居民数",
        "about": "简介",
        "hours": "开放时间",
        "lead": "负责人",
        "station": "驿站",
        "address": "地址",
        "directions": "怎么走",
        "accessible": "无障碍",
        "travel": "步行分钟",
        "never_alone": "不单独",
        "certificate": "需健康证",
        "minimum_age": "最小年龄",
        "categories": "问题类别",
        "sealed": "保密",
        "planning": "排班",
        "per_day": "每天最多",
        "per_week": "每周最多",
        "per_month": "每月最多",
        "rest": "间隔天数",
        "travel_minutes": "路上分钟",
        "weeks": "排几周",
        "fairness_weeks": "均衡周数",
        "priorities": "优先顺序",
        "weights": "权重",
        "reminders": "提醒",
        # compounds.yaml
        "property_manager": "物业",
        "owners_committee": "业委会",
        "buildings": "楼栋",
        "units": "单元数",
        "floors": "层数",
        "doors": "每层户数",
        "vacant": "空户",
        # organisation.yaml
        "levels": "层级",
        "holders": "任职登记",
        "required": "必有",
        "team": "联动服务团",
        "members": "成员",
        "found_in": "取自",
        "posts": "职务",
        "parent": "上级",
        "holder": "任职",
        "compounds": "小区",
        # holidays.yaml
        "years": "年度安排",
        "year": "年",
        "source": "依据",
        "breaks": "放假",
        "make_up": "调休上班",
        "closed": "社区放假",
        "school_breaks": "寒暑假",
        # volunteers/
        "building": "楼栋",
        "born": "出生年",
        "learning": "学习岗位",
        "leads": "带班岗位",
        "certificates": "证件",
        "available": "可服务时间",
        "preferred": "愿意",
        "unavailable": "不便",
        "rather_not": "尽量不",
        "limits": "限额",
        "day": "每天",
        "week": "每周",
        "month": "每月",
        "together": "同班",
        "apart": "不同班",
        "must": "必须",
        "wish": "希望",
        "accompanied_by": "陪同人",
        # pioneers/
        "keeps_in_touch_with": "联系户",
        # services/ and events/
        "summary": "一句话介绍",
        "details": "详情",
        "for_whom": "服务对象",
        "cost": "费用",
        "bring": "自带物品",
        "icon": "图标",
        "when": "规律",
        "during": "期间",
        "on_holiday": "遇放假",
        "own_grid_first": "本网格优先",
        "public": "公开",
        "needs": "需要",
        "target": "人数",
        "minimum": "至少",
        "risk": "需备班",
        "timetable": "课表",
        "skip": "停办",
        "move": "改期",
        "keep": "照常",
        "extra": "加场",
        "decided": "决定时间",
        "revised": "修订时间",
        # issues/
        "received": "收到",
        "origin": "来源",
        "category": "类别",
        "compound": "小区",
        "level": "层级",
        "text": "内容",
        "public_title": "公示标题",
        "public_result": "公示结果",
        "reviewed_by": "审核",
        "steps": "经过",
        "claimed": "认领",
        "consulted": "协商",
        "transferred": "转办",
        "on_hold": "挂起",
        "declined": "不受理",
        "settled": "办结",
        "followed_up": "回访",
        "reopened": "重新办理",
        "published": "公示",
        "withdrawn": "撤下公示",
        "by": "经办",
        "due": "期限",
        "outcome": "回访结果",
        # attendance/
        "occurrence": "场次",
        "attended": "到场",
        "absent": "缺席",
        "served": "服务人次",
        # visit-programmes.yaml, visits/ and sealed/
        "cadence": "多久一次",
        "off_holidays": "避开放假",
        "sealed_list": "保密名单",
        "checklist": "走访清单",
        "programme": "走访项目",
        "visitors": "走访人",
        "topics": "谈了什么",
        "issues": "诉求",
        "count": "户数",
        # feeds.yaml
        "token": "密钥",
        "minted": "开通",
        "leaked": "已泄露",
        # rotas/
        "status": "状态",
        "released_at": "定稿时间",
        "planned_from": "排班依据",
        "shifts": "班次",
        "shift": "班次",
        "reserves": "备班",
        "pinned": "指定",
        "changes": "变更",
        "revision": "版次",
        "at": "时刻",
        "out": "换下",
        "in": "换上",
        "before": "原为",
        # scenarios
        "services": "服务",
        "without": "去掉",
        "train": "培训",
    }
)

OWN_KEYS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("organisation", "units"): "单位",
        ("volunteer", "name"): "姓名",
        ("feed", "closed"): "停用",
        ("lesson", "day"): "星期",
        ("deviation", "to"): "改到",
        ("need", "lead"): "要带班",
        ("rota", "week"): "周",
        ("rota shift", "when"): "时间",
        ("certificate", "until"): "有效期至",
        ("visit programme", "for_whom"): "走访对象",
        ("visit", "needs"): "困难和需求",
    }
)
"""Keys for which a record has a better word than the common one."""

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "yes or no": {"yes": "是", "no": "否"},
        "on_holiday": {
            "keep": "照常",
            "skip": "跳过",
            "previous_workday": "提前",
            "next_workday": "顺延",
            "ask": "先问",
        },
        "service kind": {
            "service": "服务",
            "council": "议事会",
            "care": "托管班",
            "event": "活动",
        },
        "during": {"winter": "寒假", "summer": "暑假", "any": "寒暑假"},
        "school break": {"winter": "寒假", "summer": "暑假"},
        "origin": {
            "visit": "走访",
            "council": "议事会",
            "phone": "来电",
            "office": "来访",
            "patrol": "巡查",
            "transfer": "转来",
        },
        "level": {"building": "楼栋", "compound": "小区", "community": "社区"},
        "holders": {
            "required": "必须有人",
            "told": "空缺提醒",
            "elsewhere": "不在此登记",
        },
        "found in": {
            "posts": "职务",
            "units": "单位",
            "property_manager": "物业",
            "owners_committee": "业委会",
            "pioneers": "先锋户",
        },
        "outcome": {
            "fixed": "已解决",
            "half_fixed": "部分解决",
            "not_fixed": "未解决",
            "not_needed": "无需回访",
        },
        "rota status": {"draft": "草稿", "released": "定稿"},
        "change kind": {
            "swap": "替班",
            "add": "加人",
            "move": "调整",
            "withdraw": "取消",
        },
    }
)
"""The fixed words that a value may be, by what they are about."""


@cache
def chinese(key: str, record: str) -> str:
    """Give the Chinese word for an English key; the key itself if it has none."""
    return OWN_KEYS.get((record, key)) or KEYS.get(key, key)


def fixed_words(about: str) -> dict[str, str]:
    """Map each accepted word, English or Chinese, to the English one."""
    english = WORDS[about]
    return {**{word: word for word in english}, **{c: e for e, c in english.items()}}
