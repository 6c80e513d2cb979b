"""What is private is found however it is written; ordinary words are left alone."""

import pytest

from scheduler.model.called import called
from scheduler.model.privacy import Private, findings

SAID = (
    *("黄先生", "李阿姨", "王大爷", "张女士", "陈老师", "欧阳师傅", "傅大娘", "高医生"),
    *("任老师", "于先生", "方女士", "李某", "江奶奶", "马同学"),
)
ORDINARY = (
    *(
        "物业保安师傅每两小时巡一次",
        "由于先生病后办事不便",
        "双方老师都来了",
        "语文老师讲课",
    ),
    *("向老师反映", "班主任老师家访", "工程师傅上门", "平常老师傅修", "家庭医生签约"),
    *("电工师傅", "保洁阿姨", "独居大爷", "退休老师", "体育老师", "基金某项", "位于某小区"),
    *("任某个单元都可以报名", "年轻女士", "大妈们", "志愿者老师", "南方先生活半年"),
)


@pytest.mark.parametrize("name", SAID)
def test_a_surname_with_a_title_is_somebody(name: str) -> None:
    assert list(called(f"请{name}来看过")) == [name]
    assert [(one.kind, one.words) for one in findings(f"{name[0]} {name[1:]}修好了")] == [
        (Private.CALLED, name)
    ]


@pytest.mark.parametrize("words", ORDINARY)
def test_an_ordinary_word_before_a_title_is_nobody(words: str) -> None:
    assert list(called(words)) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("车主已挪车，鲁L·A2345", Private.PLATE),
        ("鲁ＬＡ２３４５挪走了", Private.PLATE),
        ("身份证37110219480101123X", Private.IDENTITY),
        ("打 138 0013 8000", Private.PHONE),
        ("打０６３３－８２１２３４５", Private.PHONE),
        ("三单元的灯", Private.DOOR),
        ("十二号楼", Private.BUILDING),
    ],
)
def test_numbers_and_places_are_found_in_any_form(words: str, kind: Private) -> None:
    assert kind in {one.kind for one in findings(words)}


def test_ordinary_public_words_hold_nothing_private() -> None:
    words = "三楼窗户换好，充电口二十个，电话0633-5550100，24户报名，326户投票，1.5米"
    assert findings(words, phones=frozenset({"0633-5550100"})) == ()
