package org.swath.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A grid drawn at random, with the runs it must come to, worked out by nested loops of its own.
 *
 * @param text the spec
 * @param levels by factor, in the order the plan must have them
 * @param runs the levels and the seed of every run, in the order the plan must have them
 */
record GeneratedGrid(
    String text, Map<String, List<Object>> levels, List<Map<String, Object>> runs) {

  static GeneratedGrid from(Random random) {
    Map<String, List<Object>> grid = new LinkedHashMap<>();
    List<String> keys =
        new ArrayList<>(
            List.of("learning-rate", "batch-size", "hidden-units", "lse-weight", "optimizer"));
    Collections.shuffle(keys, random);
    for (String key : keys) {
      if (key.equals("learning-rate") || key.equals("optimizer") || random.nextBoolean()) {
        grid.put(key, draw(key, random));
      }
    }
    List<Object> momentum = random.nextBoolean() ? draw("momentum", random) : List.of();
    List<Object> seeds = draw("seed", random);

    Map<String, List<Object>> levels = new LinkedHashMap<>();
    grid.forEach(
        (key, values) -> {
          levels.put(key, values);
          if (key.equals("optimizer") && values.contains("sgd") && !momentum.isEmpty()) {
            levels.put("momentum", momentum);
          }
        });
    return new GeneratedGrid(text(grid, momentum, seeds), levels, expand(grid, momentum, seeds));
  }

  private static List<Object> draw(String key, Random random) {
    List<Object> pool =
        new ArrayList<>(
            switch (key) {
              case "learning-rate" -> List.<Object>of(1e-4, 1e-3, 0.01, 0.1, 1.0);
              case "batch-size" -> List.<Object>of(16L, 32L, 64L);
              case "hidden-units" -> List.<Object>of(2L, 8L, 64L);
              case "lse-weight" -> List.<Object>of(0.0, 0.5, 1.0);
              case "momentum" -> List.<Object>of(0.0, 0.5, 0.9);
              case "optimizer" -> List.<Object>of("adam", "sgd");
              default -> List.<Object>of(0L, 1L, 2L, 99L);
            });
    Collections.shuffle(pool, random);
    return List.copyOf(pool.subList(0, 1 + random.nextInt(pool.size())));
  }

  private static List<Map<String, Object>> expand(
      Map<String, List<Object>> grid, List<Object> momentum, List<Object> seeds) {
    List<Map<String, Object>> runs = new ArrayList<>(List.of(new TreeMap<>()));
    for (Map.Entry<String, List<Object>> factor : grid.entrySet()) {
      runs = times(runs, factor.getKey(), factor.getValue());
      if (factor.getKey().equals("optimizer") && !momentum.isEmpty()) {
        List<Map<String, Object>> withMomentum = new ArrayList<>();
        for (Map<String, Object> run : runs) {
          boolean applies = run.get("optimizer").equals("sgd");
          withMomentum.addAll(applies ? times(List.of(run), "momentum", momentum) : List.of(run));
        }
        runs = withMomentum;
      }
    }
    return times(runs, "seed", seeds);
  }

  private static List<Map<String, Object>> times(
      List<Map<String, Object>> runs, String name, List<Object> values) {
    List<Map<String, Object>> product = new ArrayList<>();
    for (Map<String, Object> run : runs) {
      for (Object value : values) {
        Map<String, Object> more = new TreeMap<>(run);
        more.put(name, value);
        product.add(more);
      }
    }
    return product;
  }

  private static String text(
      Map<String, List<Object>> grid, List<Object> momentum, List<Object> seeds) {
    StringBuilder text =
        new StringBuilder(
            """
            name: generated
            workload: implicit-em-encoder
            data: digits
            training: {epochs: 1}
            grid:
            """);
    grid.forEach(
        (key, values) ->
            text.append("  ").append(key).append(": ").append(list(values, momentum)).append('\n'));
    return text.append("seeds: ").append(seeds).append('\n').toString();
  }

  private static String list(List<Object> values, List<Object> momentum) {
    return values.stream()
        .map(
            value ->
                value.equals("sgd") && !momentum.isEmpty()
                    ? "{name: sgd, momentum: " + momentum + "}"
                    : value.toString())
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
