"""“What happened?”: a tree of questions that leads to the first thing to do."""
