"""A small community that spreadsheets are imported into."""

TREE = {
    "content/community.yaml": """\
name: 示范社区
domain: shifan.example
residents: 320
contacts: [{id: office, name: 社区服务大厅, phone: 0633-5550100}]
grids:
  - {id: grid-1, name: 第一网格}
  - {id: grid-2, name: 第二网格}
venues:
  - {id: hall, name: 党群服务中心, grid: grid-1}
  - {id: canteen, name: 社区食堂, grid: grid-2}
roles:
  - {id: wrap, name: 包水饺}
  - {id: deliver, name: 送餐}
  - {id: haircut, name: 理发}
categories: [{id: housing, name: 房屋维修}]
""",
    "content/compounds.yaml": """\
- id: xingfu
  name: 幸福里
  grid: grid-1
  buildings:
    - {id: xingfu-1, name: 1号楼, units: 3, floors: 6, doors: 2}
    - {id: xingfu-2, name: 2号楼, units: 3, floors: 6, doors: 2}
- id: wanghai
  name: 望海名苑
  grid: grid-2
  buildings:
    - {id: wanghai-1, name: 1号楼, units: 2, floors: 11, doors: 2}
""",
    "content/services/dumplings.yaml": """\
# 每周五
id: dumplings
name: 初心水饺
cost: 免费
venue: canteen
when: 每周五
time: 8:30-10:30
needs:
  - {id: wrap, role: wrap, target: 2, minimum: 1}   # 包
""",
    "content/services/haircuts.yaml": """\
id: haircuts
name: 公益理发
venue: hall
when: 每月逢3日
time: 9:00-11:00
needs:
  - {id: haircut, role: haircut, target: 1}
""",
    "content/volunteers/grid-1.yaml": """\
# 第一网格
- id: wang-fang
  name: 王芳
  grid: grid-1
  building: xingfu-1
  phone: "10200000001"        # 孙女的手机
  roles: [wrap, haircut]      # 都会
  available: [周一, 周五上午]
  limits: {week: 1}

- id: li-qiang
  name: 李强
  grid: grid-1
  phone: "10200000002"
  roles:
    - wrap                    # 跟王芳学的
    - deliver

- {id: zhang-wei, name: 张伟, grid: grid-1, building: xingfu-2, phone: "10200000003"}
# 以下空
""",
    "content/volunteers/grid-2.yaml": """\
- id: zhang-wei-2
  name: 张伟
  grid: grid-2
  building: wanghai-1
  phone: "10200000004"
  roles: wrap
- id: ayiguli-maimaiti
  name: 阿依古丽·买买提
  grid: grid-2
- id: zhang-lin
  name: 张𬘭
  grid: grid-2
""",
    "content/absences/2026.yaml": """\
- {volunteer: li-qiang, from: 2026-12-01, to: 2026-12-07, reason: 外出}
""",
    "content/attendance/2026.yaml": """\
- {occurrence: dumplings/2026-11-20, attended: [wang-fang], served: 24}
""",
}
"""The files of the community, by path."""
