"""linli (邻里): from a community's plain text to its rota, calendars, sheets and site.

    content/*.yaml -> files.read_tree -> content -> timetable
      PLAN     -> planning -> content.rotas.dump -> content/rotas/2026-W48.yaml
      PUBLISH  -> publish editions -> build/staff, build/feeds, build/site

Publishing never solves; solving never publishes. The two lines meet in one reviewed
file, the rota of a week.
"""

__version__ = "0.1.0"
