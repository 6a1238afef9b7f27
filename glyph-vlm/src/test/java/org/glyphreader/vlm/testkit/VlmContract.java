package org.glyphreader.vlm.testkit;

/**
 * All that a vision-language backend has to keep. A backend's test class implements it, says what
 * its provider and its networks are, and inherits the tests.
 */
public interface VlmContract
    extends GoldenContract, ShapeContract, SessionContract, LifecycleContract, DamageContract {}
