"""The MkDocs plugin and the site build: thin, so that another engine could take over."""
