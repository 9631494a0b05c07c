package org.swath.core.spec;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The keys of a section that may name a parameter of one layer of a model: those with a dot. Which
 * layers a model has is in a file of its own, so that a spec says by its keys which parameters of
 * layers there are.
 */
final class LayerKeys {

  /** Combinations stand in lists of lists; what lies deeper, or contains itself, is no such key. */
  private static final int DEEPEST = 6;

  private LayerKeys() {}

  /** The keys of a section and of the combinations in it, in the order written. */
  static Set<String> in(Optional<SpecNode> section) {
    Set<String> keys = new LinkedHashSet<>();
    section.ifPresent(node -> collect(node.node(), keys, DEEPEST));
    return keys;
  }

  private static void collect(Node node, Set<String> keys, int depth) {
    if (depth == 0) {
      return;
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(element -> collect(element, keys, depth - 1));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().contains(".")) {
          keys.add(key.getValue());
        }
        collect(tuple.getValueNode(), keys, depth - 1);
      }
    }
  }
}
