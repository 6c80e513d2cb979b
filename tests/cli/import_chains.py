"""Sign-up chains as people really leave them, named by what is odd about them."""


def struck(said: str) -> str:
    return "".join(character + "\u0336" for character in said)


LINES = {
    "as_wechat_makes_it": [
        "#接龙",
        "本周五（11月27日）包水饺，8:30 社区食堂集合",
        "例 1. 张三 可以带面粉",
        "",
        "1. 王芳",
        "2. 李强+1",
        "3. 张𬘭 周五可以",
        "",
    ],
    "numbered_in_every_way": [
        "#接龙",
        "1、王芳",
        "２．李强",
        "(3) 张𬘭",
        "④阿依古丽·买买提",
        "5 张伟（二网格）",
        "",
    ],
    "padded_and_dotted_names": [
        "#接龙",
        "1. 王　芳",
        "2. 李 强",
        "3. @张𬘭",
        "4. 阿依古丽•买买提",
        "",
    ],
    "crossed_out": [
        "#接龙",
        f"1. {struck('王芳')}",
        "2. ~~李强~~",
        "3. 张𬘭 删除",
        "4. 阿依古丽·买买提（取消）",
        "",
    ],
    "crossed_out_then_in_again": [
        "#接龙",
        f"1. {struck('王芳')}",
        "2. 李强",
        "3. 王芳 又能来了",
        "4. 李强 来不了了",
        "",
    ],
    "twice": [
        "#接龙",
        "1. 王芳",
        "2. 李强",
        "3. 王芳",
        "",
    ],
    "companions": [
        "#接龙",
        "1. 王芳+1",
        "2. 李强 +2",
        "3. 张𬘭 带一人",
        "4. 阿依古丽·买买提加两位",
        "",
    ],
    "emoji_and_ornaments": [
        "#接龙",
        "🥟🥟本周包水饺🥟🥟",
        "1. 王芳👍",
        "2. 🌹李强🌹 准时到～",
        "3. 张𬘭[玫瑰]",
        "",
    ],
    "two_on_one_line": [
        "#接龙",
        "1. 王芳、李强",
        "2. 张𬘭和阿依古丽·买买提 都能来",
        "",
    ],
    "namesakes": [
        "#接龙",
        "1. 张伟",
        "2. 张伟（二网格）",
        "3. 张伟（幸福里）",
        "4. 张伟 10分钟后到",
        "",
    ],
    "people_nobody_knows": [
        "#接龙",
        "1. 钱进",
        "2. 李强强",
        "3. 王大芳",
        "4. 王方",
        "",
    ],
    "lines_without_a_number": [
        "#接龙",
        "1. 王芳",
        "我也报名",
        "李强",
        "",
        "2.",
        "3. 张𬘭",
        "",
    ],
    "notes_without_a_blank": [
        "#接龙",
        "1. 王芳周五可以",
        "2. 李强，晚到十分钟",
        "3. 张𬘭：我带围裙",
        "",
    ],
    "no_chain_at_all": ["大家好，本周五8:30包水饺", "愿意来的请接龙", ""],
    "nothing": [""],
}
CHAINS = {name: "\n".join(lines) for name, lines in LINES.items()}
