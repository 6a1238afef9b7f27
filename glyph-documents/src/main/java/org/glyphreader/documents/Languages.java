package org.glyphreader.documents;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;

/** Programming languages: their names, their file extensions, their syntax. */
final class Languages {

  private static final Map<String, String> BY_EXTENSION = new HashMap<>();
  private static final Map<String, String> BY_FILE_NAME = new HashMap<>();
  private static final Map<String, String> SYNTAX = new HashMap<>();

  static {
    language("java", SyntaxConstants.SYNTAX_STYLE_JAVA, "java");
    language("kotlin", SyntaxConstants.SYNTAX_STYLE_KOTLIN, "kt kts");
    language("scala", SyntaxConstants.SYNTAX_STYLE_SCALA, "scala sc sbt");
    language("groovy", SyntaxConstants.SYNTAX_STYLE_GROOVY, "groovy gradle");
    language("clojure", SyntaxConstants.SYNTAX_STYLE_CLOJURE, "clj cljs cljc edn");
    language("c", SyntaxConstants.SYNTAX_STYLE_C, "c h");
    language("cpp", SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS, "cpp cc cxx hpp hh hxx cu");
    language("csharp", SyntaxConstants.SYNTAX_STYLE_CSHARP, "cs");
    language("d", SyntaxConstants.SYNTAX_STYLE_D, "d");
    language("go", SyntaxConstants.SYNTAX_STYLE_GO, "go");
    language("rust", SyntaxConstants.SYNTAX_STYLE_RUST, "rs");
    language("dart", SyntaxConstants.SYNTAX_STYLE_DART, "dart");
    language("javascript", SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT, "js mjs cjs jsx");
    language("typescript", SyntaxConstants.SYNTAX_STYLE_TYPESCRIPT, "ts mts cts tsx");
    language("css", SyntaxConstants.SYNTAX_STYLE_CSS, "css");
    language("less", SyntaxConstants.SYNTAX_STYLE_LESS, "less");
    language("jsp", SyntaxConstants.SYNTAX_STYLE_JSP, "jsp");
    language("php", SyntaxConstants.SYNTAX_STYLE_PHP, "php");
    language("python", SyntaxConstants.SYNTAX_STYLE_PYTHON, "py pyi pyw");
    language("ruby", SyntaxConstants.SYNTAX_STYLE_RUBY, "rb rake");
    language("perl", SyntaxConstants.SYNTAX_STYLE_PERL, "pl pm");
    language("lua", SyntaxConstants.SYNTAX_STYLE_LUA, "lua");
    language("tcl", SyntaxConstants.SYNTAX_STYLE_TCL, "tcl");
    language("lisp", SyntaxConstants.SYNTAX_STYLE_LISP, "lisp lsp el scm");
    language("shell", SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL, "sh bash zsh ksh");
    language("batch", SyntaxConstants.SYNTAX_STYLE_WINDOWS_BATCH, "bat cmd");
    language("sql", SyntaxConstants.SYNTAX_STYLE_SQL, "sql ddl");
    language("makefile", SyntaxConstants.SYNTAX_STYLE_MAKEFILE, "mk mak");
    language("dockerfile", SyntaxConstants.SYNTAX_STYLE_DOCKERFILE, "dockerfile");
    language("assembler", SyntaxConstants.SYNTAX_STYLE_ASSEMBLER_X86, "asm");
    language("delphi", SyntaxConstants.SYNTAX_STYLE_DELPHI, "pas dpr");
    language("fortran", SyntaxConstants.SYNTAX_STYLE_FORTRAN, "f f77 f90 f95");
    language("vb", SyntaxConstants.SYNTAX_STYLE_VISUAL_BASIC, "vb");
    language("vhdl", SyntaxConstants.SYNTAX_STYLE_VHDL, "vhd vhdl");
    language("proto", SyntaxConstants.SYNTAX_STYLE_PROTO, "proto");
    language("properties", SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE, "properties");
    language("ini", SyntaxConstants.SYNTAX_STYLE_INI, "ini");
    language("json", SyntaxConstants.SYNTAX_STYLE_JSON, "");
    language("xml", SyntaxConstants.SYNTAX_STYLE_XML, "");
    language("html", SyntaxConstants.SYNTAX_STYLE_HTML, "");
    language("yaml", SyntaxConstants.SYNTAX_STYLE_YAML, "");
    language("latex", SyntaxConstants.SYNTAX_STYLE_LATEX, "");

    plain("swift", "swift");
    plain("r", "r");
    plain("haskell", "hs");
    plain("powershell", "ps1 psm1");
    plain("elixir", "ex exs");
    plain("erlang", "erl");
    plain("ocaml", "ml mli");
    plain("fsharp", "fs fsx");
    plain("julia", "jl");
    plain("zig", "zig");
    plain("cmake", "cmake");

    alias("c++", "cpp");
    alias("c#", "csharp");
    alias("golang", "go");
    alias("bash", "shell");
    alias("sh", "shell");
    alias("yml", "yaml");
    alias("tex", "latex");
    alias("make", "makefile");
    alias("docker", "dockerfile");
    alias("protobuf", "proto");

    for (String name : new String[] {"makefile", "gnumakefile", "bsdmakefile"}) {
      BY_FILE_NAME.put(name, "makefile");
    }
    BY_FILE_NAME.put("dockerfile", "dockerfile");
    BY_FILE_NAME.put("containerfile", "dockerfile");
    BY_FILE_NAME.put("jenkinsfile", "groovy");
    BY_FILE_NAME.put("rakefile", "ruby");
    BY_FILE_NAME.put("gemfile", "ruby");
  }

  private Languages() {}

  private static void language(String name, String syntax, String extensions) {
    SYNTAX.put(name, syntax);
    plain(name, extensions);
  }

  private static void plain(String name, String extensions) {
    if (!extensions.isEmpty()) {
      for (String extension : extensions.split(" ")) {
        BY_EXTENSION.put(extension, name);
      }
    }
  }

  private static void alias(String alias, String name) {
    SYNTAX.put(alias, SYNTAX.get(name));
  }

  /** The language of a file of this name; empty if it does not look like source code. */
  static Optional<String> ofFile(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    String byName = BY_FILE_NAME.get(lower);
    return byName != null ? Optional.of(byName) : FileNames.extension(lower).map(BY_EXTENSION::get);
  }

  /** The syntax style of a language named by the user or by its extension; empty if unknown. */
  static Optional<String> syntax(String language) {
    String lower = language.strip().toLowerCase(Locale.ROOT);
    String direct = SYNTAX.get(lower);
    if (direct != null) {
      return Optional.of(direct);
    }
    return Optional.ofNullable(BY_EXTENSION.get(lower)).map(SYNTAX::get);
  }
}
