"""Links are asked over a loopback web that behaves as badly as the real one."""
