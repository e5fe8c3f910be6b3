error: /tmp/h-hostile/small/imp cannot be written: No space left on device
hint: check the folder, its permissions and the room left
