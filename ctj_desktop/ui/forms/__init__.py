"""How are records shown and edited: lists, details, dialogs, fields, drafts?"""
