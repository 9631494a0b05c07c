package org.swath.core.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The keys and values of a mapping in a spec file, in the order written. */
final class SpecMapping {

  private final SpecNode self;
  private final Map<String, SpecNode> keys = new LinkedHashMap<>();
  private final Map<String, SpecNode> values = new LinkedHashMap<>();

  private SpecMapping(SpecNode self) {
    this.self = self;
  }

  /** Reads {@code mapping}, reporting keys that are repeated or no text. */
  static SpecMapping of(SpecNode self, MappingNode mapping) {
    SpecMapping read = new SpecMapping(self);
    for (NodeTuple tuple : mapping.getValue()) {
      read.add(tuple);
    }
    return read;
  }

  private void add(NodeTuple tuple) {
    SpecNode anyKey = new SpecNode(tuple.getKeyNode(), self.path(), self.problems());
    if (!(tuple.getKeyNode() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      anyKey.problem("must have names as keys, but got " + anyKey.shown() + " as a key", "");
      return;
    }
    String name = scalar.getValue();
    String path = self.path().isEmpty() ? name : self.path() + "." + name;
    SpecNode key = new SpecNode(tuple.getKeyNode(), path, self.problems());
    SpecNode earlier = keys.putIfAbsent(name, key);
    if (earlier != null) {
      key.problem(
          "must be given once, but got it a second time",
          "It is given first on line " + earlier.line() + ".");
      return;
    }
    values.put(name, new SpecNode(tuple.getValueNode(), path, self.problems()));
  }

  SpecNode self() {
    return self;
  }

  List<String> names() {
    return new ArrayList<>(values.keySet());
  }

  /** The value of {@code name}, if it is given. */
  Optional<SpecNode> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of {@code name}; a problem when it is not given. */
  Optional<SpecNode> require(String name, String suggestion) {
    Optional<SpecNode> value = find(name);
    if (value.isEmpty()) {
      missing(name, suggestion);
    }
    return value;
  }

  /** Adds the problem that {@code name} should be given, unless it stands there misspelt. */
  void missing(String name, String suggestion) {
    if (self.problems().isMeant(name)) {
      return;
    }
    String path = self.path().isEmpty() ? name : self.path() + "." + name;
    self.problems()
        .add(self.node().getStartMark(), path, "must be given, but got nothing", suggestion);
  }

  /** Reports every key outside {@code valid}. */
  void allowOnly(Collection<String> valid) {
    allowOnly(valid, name -> Optional.empty());
  }

  /**
   * Reports every key outside {@code valid}.
   *
   * @param elsewhere what to do about a key that is right in another place
   */
  void allowOnly(Collection<String> valid, Function<String, Optional<String>> elsewhere) {
    keys.forEach(
        (name, key) -> {
          if (!valid.contains(name)) {
            refuse(name, key, valid, elsewhere.apply(name));
          }
        });
  }

  private void refuse(
      String name, SpecNode key, Collection<String> valid, Optional<String> elsewhere) {
    String where = self.path().isEmpty() ? "a spec" : self.path();
    key.problem(
        "must be a key of " + where + ", but got \"" + name + "\"",
        elsewhere.orElseGet(() -> NearestName.suggestion(name, valid)));
    self.problems()
        .addMeant(elsewhere.isPresent() ? name : NearestName.among(name, valid).orElse(name));
  }
}
