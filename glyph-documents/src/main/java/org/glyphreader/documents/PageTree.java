package org.glyphreader.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.glyphreader.DocumentFormatException;

/**
 * Makes a PDF's page tree flat: all pages children of the root, inherited values copied to them. A
 * hostile tree (loops, great depth, links to nowhere) is refused here, once, and PDFBox, which
 * walks trees recursively, sees harmless ones only.
 */
final class PageTree {

  private static final int MOST_NODES = 100_000;
  private static final List<COSName> INHERITED =
      List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

  private final String name;
  private final List<COSDictionary> pages = new ArrayList<>();
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PageTree(String name) {
    this.name = name;
  }

  /** A node that waits to be visited, and what it inherits. */
  private record Node(COSDictionary dictionary, Map<COSName, COSBase> inherited) {}

  /**
   * Flattens the tree of {@code document}.
   *
   * @return the number of pages, at least one
   */
  static int flatten(String name, PDDocument document) {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
    if (root == null) {
      throw new DocumentFormatException(name + " has no page tree; it is damaged or no document");
    }
    PageTree tree = new PageTree(name);
    tree.walk(root);
    tree.check(root.getInt(COSName.COUNT, 0));
    catalog.setItem(COSName.PAGES, tree.flatRoot());
    return tree.pages.size();
  }

  private void walk(COSDictionary root) {
    Deque<Node> open = new ArrayDeque<>();
    open.push(new Node(root, Map.of()));
    int nodes = 0;
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (++nodes > MOST_NODES) {
        throw new DocumentFormatException(
            name + " has more than " + MOST_NODES + " nodes in its page tree; save it anew");
      }
      COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
      if (kids == null) {
        addPage(node);
        continue;
      }
      if (!seen.add(node.dictionary())) {
        throw new DocumentFormatException(
            name + " has a loop in its page tree; it is damaged or hostile, save it anew");
      }
      Map<COSName, COSBase> inherited = inherit(node);
      for (int i = kids.size() - 1; i >= 0; i--) {
        if (!(kids.getObject(i) instanceof COSDictionary kid)) {
          throw new DocumentFormatException(
              name + " lacks a page that its page tree names; it is truncated or damaged");
        }
        open.push(new Node(kid, inherited));
      }
    }
  }

  private static Map<COSName, COSBase> inherit(Node node) {
    Map<COSName, COSBase> inherited = new IdentityHashMap<>(node.inherited());
    for (COSName key : INHERITED) {
      COSBase own = node.dictionary().getDictionaryObject(key);
      if (own != null) {
        inherited.put(key, own);
      }
    }
    return inherited;
  }

  private void addPage(Node node) {
    COSDictionary page = node.dictionary();
    if (COSName.PAGES.equals(page.getCOSName(COSName.TYPE))) {
      return;
    }
    if (pages.size() == Limits.PAGES) {
      throw new DocumentFormatException(
          name + " has more than " + Limits.PAGES + " pages; split it");
    }
    node.inherited()
        .forEach(
            (key, value) -> {
              if (page.getDictionaryObject(key) == null) {
                page.setItem(key, value);
              }
            });
    page.setItem(COSName.TYPE, COSName.PAGE);
    pages.add(page);
  }

  private void check(int promised) {
    if (pages.isEmpty()) {
      throw new DocumentFormatException(name + " has no pages");
    }
    if (pages.size() < promised) {
      throw new DocumentFormatException(
          name
              + " promises "
              + promised
              + " pages but holds "
              + pages.size()
              + "; it is truncated or damaged");
    }
  }

  private COSDictionary flatRoot() {
    COSDictionary root = new COSDictionary();
    COSArray kids = new COSArray();
    for (COSDictionary page : pages) {
      page.setItem(COSName.PARENT, root);
      kids.add(page);
    }
    root.setItem(COSName.TYPE, COSName.PAGES);
    root.setItem(COSName.KIDS, kids);
    root.setInt(COSName.COUNT, pages.size());
    return root;
  }
}
