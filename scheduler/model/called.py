"""Finds people by how one says them: a surname with a title, 王大爷 or 李某.

The surnames are the hundred most common ones, which 85 of 100 people bear (Ministry of
Public Security, 《二〇二〇年全国姓名报告》), some more, and double ones. Where a surname
ends a word (由于, 双方, 保安) it is none: 保安师傅 is nobody's name.
"""

import re
from collections.abc import Iterator

SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余"
    "于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段"
    "雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔常汤康易乔赖文施洪辛柯费牟厉滕庞祁葛焦聂庄樊"
    "兰殷詹骆俞耿鲁翟倪牛温芦邢尚柳岳"
)
DOUBLE = ("欧阳", "司马", "上官", "诸葛", "尉迟", "司徒", "皇甫", "公孙", "慕容", "令狐")
TITLES = (
    *(
        "先生",
        "女士",
        "小姐",
        "太太",
        "阿姨",
        "阿婆",
        "阿公",
        "大爷",
        "大娘",
        "大妈",
        "大伯",
    ),
    *(
        "大叔",
        "大哥",
        "大姐",
        "大嫂",
        "叔叔",
        "伯伯",
        "奶奶",
        "爷爷",
        "婆婆",
        "师傅",
        "老师",
    ),
    *("老伯", "老太", "老汉", "医生", "大夫", "同学", "某"),
)
BEFORE = {
    "于": "由对关位属用等处至便鉴基善在低高过",
    "方": "双对各多地官我三四北南东西厂乙甲",
    "任": "责主担信委",
    "程": "工课过流日教",
    "高": "提最很升登",
    "安": "保公治平",
    "金": "黄资基现奖租",
    "常": "平经日正非照",
    "文": "语作英中外",
    "段": "阶手路",
    "余": "其业多剩",
    "费": "收免付水缴自公消",
    "施": "实措设",
    "付": "应支交",
    "顾": "照回看",
    "马": "上出人",
    "林": "森园竹树",
    "夏": "立初盛",
    "钟": "点分",
    "易": "交容贸",
    "万": "千一",
    "田": "水农",
    "叶": "树茶",
    "石": "宝化岩",
    "龙": "舞恐",
    "温": "体保高",
    "庄": "村饭茶",
    "黄": "老枯杏",
    "史": "历",
    "武": "比",
    "白": "明",
    "康": "健",
    "江": "长",
    "洪": "防",
    "贺": "祝",
}
"""Characters before a surname with which it is an ordinary word instead."""
SOME = "个些种类条处次天年月日人户家单小区栋"
"""What follows 某 where it means “some” and not “somebody”."""
CALLED = re.compile(
    rf"(?:{'|'.join((*DOUBLE, f'[{SINGLE}]'))})(?:{'|'.join(TITLES)})"
    rf"(?:(?<!某)|(?![{SOME}]))"
)


def called(said: str) -> Iterator[str]:
    """Yield each surname with a title, as it stands."""
    for match in CALLED.finditer(said):
        before = said[max(0, match.start() - 1) : match.start()]
        if not before or before not in BEFORE.get(match[0][0], ""):
            yield match[0]
