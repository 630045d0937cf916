"""The preview: the site in memory, shown in a browser on this machine while it is written.

Nothing else imports this package, so a build pays nothing for it.
"""
