package org.swath.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Lays a scale of a spec over the spec, before either is understood: every value keeps its line.
 *
 * <p>What a scale gives stands in place of what the spec gives under the same key. Training and the
 * grid are replaced key by key, and so are the workload and the data when the scale names the same
 * one. The published values and the hypotheses are of the full sweep, and its name is taken: they
 * are left out.
 */
final class ScaleOverlay {

  private static final Set<String> KEY_BY_KEY = Set.of("training", "grid");
  private static final Set<String> OF_ONE_COMPONENT = Set.of("workload", "data");
  private static final Set<String> NOT_OF_SCALES =
      Set.of("name", "report", "hypotheses", SweepSpecReader.SCALES);

  private ScaleOverlay() {}

  /**
   * The spec of the scale.
   *
   * @param spec without problems of its own
   * @param scale as written: what is wrong with it is as wrong in the result
   * @param name of the sweep, unless the scale gives one
   */
  static MappingNode over(MappingNode spec, MappingNode scale, String name) {
    List<NodeTuple> kept =
        spec.getValue().stream().filter(tuple -> !isKeyAmong(tuple, NOT_OF_SCALES)).toList();
    List<NodeTuple> laid = new ArrayList<>(merged(kept, scale.getValue(), ScaleOverlay::value));
    if (find(scale, "name").isEmpty()) {
      laid.add(named(tuple(spec, "name").orElseThrow(), name));
    }
    return mapping(scale, laid);
  }

  /** What a key of both comes to, of the value in the spec and the one in the scale. */
  private interface Choice {
    Node of(String key, Node inSpec, Node inScale);
  }

  /** The keys of the spec in their order, then those that the scale adds. */
  private static List<NodeTuple> merged(
      List<NodeTuple> spec, List<NodeTuple> scale, Choice choice) {
    Set<NodeTuple> open = new LinkedHashSet<>(scale);
    List<NodeTuple> merged = new ArrayList<>();
    for (NodeTuple ours : spec) {
      String key = key(ours).orElseThrow();
      Optional<NodeTuple> theirs = tuple(scale, key);
      theirs.ifPresent(open::remove);
      merged.add(
          theirs
              .map(
                  tuple ->
                      new NodeTuple(
                          tuple.getKeyNode(),
                          choice.of(key, ours.getValueNode(), tuple.getValueNode())))
              .orElse(ours));
    }
    merged.addAll(open);
    return merged;
  }

  private static Node value(String key, Node inSpec, Node inScale) {
    if (!(inSpec instanceof MappingNode ours) || !(inScale instanceof MappingNode theirs)) {
      return inScale;
    }
    boolean keyByKey =
        KEY_BY_KEY.contains(key) || (OF_ONE_COMPONENT.contains(key) && nameTheSame(ours, theirs));
    return keyByKey
        ? mapping(theirs, merged(ours.getValue(), theirs.getValue(), (k, spec, scale) -> scale))
        : theirs;
  }

  private static boolean nameTheSame(MappingNode one, MappingNode other) {
    Optional<String> name = find(one, ComponentReader.NAME).flatMap(ScaleOverlay::text);
    return name.isPresent()
        && name.equals(find(other, ComponentReader.NAME).flatMap(ScaleOverlay::text));
  }

  private static NodeTuple named(NodeTuple inSpec, String name) {
    ScalarNode full = (ScalarNode) inSpec.getValueNode();
    return new NodeTuple(
        inSpec.getKeyNode(),
        new ScalarNode(
            full.getTag(),
            true,
            name,
            full.getScalarStyle(),
            full.getStartMark(),
            full.getEndMark()));
  }

  private static MappingNode mapping(MappingNode place, List<NodeTuple> tuples) {
    return new MappingNode(
        place.getTag(),
        true,
        tuples,
        place.getFlowStyle(),
        place.getStartMark(),
        place.getEndMark());
  }

  private static Optional<Node> find(MappingNode mapping, String key) {
    return tuple(mapping, key).map(NodeTuple::getValueNode);
  }

  private static Optional<NodeTuple> tuple(MappingNode mapping, String key) {
    return tuple(mapping.getValue(), key);
  }

  private static Optional<NodeTuple> tuple(List<NodeTuple> tuples, String key) {
    return tuples.stream().filter(tuple -> isKeyAmong(tuple, Set.of(key))).findFirst();
  }

  private static boolean isKeyAmong(NodeTuple tuple, Set<String> keys) {
    return key(tuple).filter(keys::contains).isPresent();
  }

  private static Optional<String> key(NodeTuple tuple) {
    return text(tuple.getKeyNode());
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }
}
