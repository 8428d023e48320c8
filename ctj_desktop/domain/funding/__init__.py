"""What does a project cost, who pays for it, and does it keep the rules of its call?"""
