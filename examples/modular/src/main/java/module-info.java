/** A program on the module path: the API is all it names, the rest is found as services. */
module org.example.modular {
  requires org.glyphreader.api;
}
