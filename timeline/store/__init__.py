"""Records to SQLite: schema, build, cache, open."""

from timeline.store.cache import Store, cache_folder, discard, open_store
from timeline.store.fold import fold_name, fold_text

__all__ = ["Store", "cache_folder", "discard", "fold_name", "fold_text", "open_store"]
