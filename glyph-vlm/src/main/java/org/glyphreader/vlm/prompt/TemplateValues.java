package org.glyphreader.vlm.prompt;

import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ForLoop;
import java.beans.FeatureDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;

/**
 * What a chat template may do with values: the entries of maps and lists, the state of a loop, and
 * the methods of Python's strings and dictionaries that templates use. Nothing is looked up by
 * reflection but the engine's own filters and tests, so that Java's methods are out of reach.
 */
final class TemplateValues extends ELResolver {

  private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");

  /** Calls filters and tests, which are objects of the engine. */
  private static final ELResolver OWN_PARTS = JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_ONLY;

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null) {
      return null;
    }
    context.setPropertyResolved(true);
    if (base instanceof Map<?, ?> map) {
      return map.get(Objects.toString(property));
    }
    if (base instanceof ForLoop loop) {
      return state(loop, Objects.toString(property));
    }
    String name = Objects.toString(property);
    if (base instanceof List<?> list && INDEX.matcher(name).matches()) {
      return element(list, Integer.parseInt(name));
    }
    return null;
  }

  private static Object element(List<?> list, int index) {
    int at = index < 0 ? index + list.size() : index;
    return at >= 0 && at < list.size() ? list.get(at) : null;
  }

  private static Object state(ForLoop loop, String property) {
    return switch (property) {
      case "index" -> loop.getIndex();
      case "index0" -> loop.getIndex() - 1;
      case "revindex" -> loop.getRevindex();
      case "revindex0" -> loop.getRevindex0();
      case "first" -> loop.isFirst();
      case "last" -> loop.isLast();
      case "length" -> loop.getLength();
      default -> null;
    };
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    context.setPropertyResolved(true);
    if (base instanceof Filter || base instanceof ExpTest) {
      return OWN_PARTS.invoke(context, base, method, types, arguments);
    }
    Object result = null;
    if (base instanceof Map<?, ?> map) {
      result = ofMap(map, Objects.toString(method), arguments);
    } else if (base instanceof CharSequence text) {
      result = ofText(text.toString(), Objects.toString(method), arguments);
    }
    if (result == null) {
      throw new IllegalArgumentException("the method " + method + " is not supported");
    }
    return result;
  }

  private static Object ofMap(Map<?, ?> map, String method, Object[] arguments) {
    return switch (method) {
      case "items" -> {
        List<Object> items = new ArrayList<>();
        map.forEach((key, value) -> items.add(List.of(key, value)));
        yield items;
      }
      case "keys" -> new ArrayList<>(map.keySet());
      case "values" -> new ArrayList<>(map.values());
      case "get" -> {
        Object value = map.get(argument(arguments, 0));
        yield value != null ? value : arguments.length > 1 ? arguments[1] : "";
      }
      default -> null;
    };
  }

  private static Object ofText(String text, String method, Object[] arguments) {
    String given = arguments.length > 0 ? argument(arguments, 0) : null;
    return switch (method) {
      case "strip" -> strip(text, given, true, true);
      case "lstrip" -> strip(text, given, true, false);
      case "rstrip" -> strip(text, given, false, true);
      case "startswith" -> text.startsWith(argument(arguments, 0));
      case "endswith" -> text.endsWith(argument(arguments, 0));
      case "split" -> split(text, given);
      case "replace" -> text.replace(argument(arguments, 0), argument(arguments, 1));
      case "upper" -> text.toUpperCase(Locale.ROOT);
      case "lower" -> text.toLowerCase(Locale.ROOT);
      default -> null;
    };
  }

  private static String argument(Object[] arguments, int index) {
    if (index >= arguments.length || arguments[index] == null) {
      throw new IllegalArgumentException("an argument is missing");
    }
    return arguments[index].toString();
  }

  private static String strip(String text, String characters, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && strips(text.charAt(start), characters)) {
      start++;
    }
    while (right && end > start && strips(text.charAt(end - 1), characters)) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean strips(char c, String characters) {
    return characters == null ? Character.isWhitespace(c) : characters.indexOf(c) >= 0;
  }

  private static List<String> split(String text, String separator) {
    if (separator == null) {
      String stripped = text.strip();
      return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }
    if (separator.isEmpty()) {
      throw new IllegalArgumentException("an empty separator");
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new IllegalArgumentException("values cannot be changed");
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return Collections.emptyIterator();
  }
}
