"""Records to SQLite: schema, build, cache, open."""

from timeline.store.cache import Store, cache_folder, discard, open_store

__all__ = ["Store", "cache_folder", "discard", "open_store"]
