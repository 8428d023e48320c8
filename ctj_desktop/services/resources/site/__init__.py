"""The resource site: pages that anybody opens by a double click, in both languages, without a server."""
