"""Bringing the finished site to where readers get it: ``DEPLOY=``, roll-back, the check after the switch."""
