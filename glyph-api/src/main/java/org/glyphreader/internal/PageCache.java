package org.glyphreader.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.glyphreader.PageCacheStats;
import org.glyphreader.Pixels;
import org.glyphreader.spi.PageSource;

/**
 * Painted pages of an engine's documents, the least recently used forgotten when they outgrow a
 * budget. Equal pages of several documents are kept once, and for as long as one of those documents
 * is open. Painting holds no lock. Safe for use by several threads.
 */
public final class PageCache {

  private static final long MOST = 64L << 20;

  /** The part of the heap that pages take unless told otherwise: a sixteenth. */
  private static final int PART_OF_HEAP = 16;

  private record Kept(Pixels pixels, Set<Shelf> users) {

    long bytes() {
      return (long) pixels.width() * pixels.height() * pixels.channels();
    }
  }

  private final long budget;
  private final Map<Object, Kept> pages = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long hits;
  private long misses;

  /** A cache of at most {@code budget} bytes of pixels. */
  public PageCache(long budget) {
    this.budget = budget;
  }

  /** The budget unless told otherwise, bytes. */
  public static long defaultBudget() {
    return Math.min(MOST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /** What was kept and found so far. */
  public synchronized PageCacheStats stats() {
    return new PageCacheStats(hits, misses, bytes, budget);
  }

  /** A document's share. */
  Shelf shelf() {
    return new Shelf();
  }

  private synchronized Pixels find(Object key, Shelf shelf) {
    Kept kept = pages.get(key);
    if (kept == null) {
      misses++;
      return null;
    }
    hits++;
    shelf.use(key, kept);
    return kept.pixels();
  }

  private synchronized void keep(Object key, Pixels painted, Shelf shelf) {
    Kept kept = new Kept(painted, new HashSet<>());
    if (shelf.closed || kept.bytes() > budget) {
      return;
    }
    Kept before = pages.putIfAbsent(key, kept);
    if (before != null) {
      shelf.use(key, before);
      return;
    }
    shelf.use(key, kept);
    bytes += kept.bytes();
    while (bytes > budget) {
      Object eldest = pages.keySet().iterator().next();
      Kept gone = pages.remove(eldest);
      bytes -= gone.bytes();
      gone.users().forEach(user -> user.keys.remove(eldest));
    }
  }

  private synchronized void clear(Shelf shelf) {
    shelf.closed = true;
    for (Object key : shelf.keys) {
      Kept kept = pages.get(key);
      kept.users().remove(shelf);
      if (kept.users().isEmpty()) {
        pages.remove(key);
        bytes -= kept.bytes();
      }
    }
    shelf.keys.clear();
  }

  /** The pages that a document keeps here; all fields are guarded by the cache. */
  final class Shelf implements AutoCloseable {

    private final Set<Object> keys = new HashSet<>();
    private boolean closed;

    private void use(Object key, Kept kept) {
      if (!closed) {
        keys.add(key);
        kept.users().add(this);
      }
    }

    /** The pixels of {@code page}, painted unless they are kept under {@code key}. */
    Pixels paint(Object key, PageSource page) {
      Pixels kept = find(key, this);
      if (kept == null) {
        kept = page.paint();
        keep(key, kept, this);
      }
      return kept;
    }

    /** Whether anything can be kept. */
    boolean isUseful() {
      return budget > 0;
    }

    /** Gives up what no other document uses; afterwards nothing is kept. */
    @Override
    public void close() {
      clear(this);
    }
  }
}
