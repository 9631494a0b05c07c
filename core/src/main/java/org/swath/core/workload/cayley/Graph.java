package org.swath.core.workload.cayley;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.random.RandomStreams;

/**
 * Which units of a Cayley layer are neighbours: in a ring each with the two before and the two
 * behind it, and half as many random pairs as there are units. The same for every run, whatever its
 * seed.
 *
 * @param units number of units
 * @param pairs the edges, each between two different units and there once
 */
record Graph(int units, List<Edge> pairs) {

  private static final int SEED = 42;
  private static final int RING = 2;

  Graph {
    pairs = List.copyOf(pairs);
  }

  /** Two neighbours. */
  record Edge(int one, int other) {}

  /** Number of edges of a graph of so many units: at most as many as there are pairs. */
  static int edges(int units) {
    return Math.min(RING * units + units / 2, units * (units - 1) / 2);
  }

  /** The graph of so many units. */
  static Graph of(int units) {
    List<Edge> pairs = new ArrayList<>();
    Set<Edge> seen = new HashSet<>();
    for (int distance = 1; distance <= RING; distance++) {
      for (int unit = 0; unit < units; unit++) {
        add(unit, (unit + distance) % units, pairs, seen);
      }
    }
    UniformRandomProvider stream = new RandomStreams(SEED).stream("cayley-graph");
    while (pairs.size() < edges(units)) {
      add(stream.nextInt(units), stream.nextInt(units), pairs, seen);
    }
    return new Graph(units, pairs);
  }

  private static void add(int one, int other, List<Edge> pairs, Set<Edge> seen) {
    Edge edge = new Edge(Math.min(one, other), Math.max(one, other));
    if (one != other && seen.add(edge)) {
      pairs.add(edge);
    }
  }
}
