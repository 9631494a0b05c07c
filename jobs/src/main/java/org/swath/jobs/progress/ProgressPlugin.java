package org.swath.jobs.progress;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Carries {@link ProgressMessage}s from tasks to the driver. Spark makes the plugin by its class
 * name, once per JVM, so the two ends are found through static references: one SparkContext per JVM
 * is Spark's own rule.
 */
public final class ProgressPlugin implements SparkPlugin {

  private static final AtomicReference<Consumer<ProgressMessage>> LISTENER =
      new AtomicReference<>(message -> {});
  private static final AtomicReference<PluginContext> EXECUTOR = new AtomicReference<>();

  /** Sets who is told on the driver; must be set before the SparkContext starts. */
  public static void listen(Consumer<ProgressMessage> listener) {
    LISTENER.set(listener);
  }

  /** Tells the driver, from a task or from its own process. */
  public static void tell(ProgressMessage message) {
    PluginContext context = EXECUTOR.get();
    if (context == null) {
      // The driver's own process, if anybody listens.
      LISTENER.get().accept(message);
      return;
    }
    try {
      context.send(message);
    } catch (IOException e) {
      // A display that is a moment behind is no reason to stop training.
    }
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext sparkContext, PluginContext context) {
        return Map.of();
      }

      @Override
      public Object receive(Object message) {
        LISTENER.get().accept((ProgressMessage) message);
        return null;
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> extraConfiguration) {
        EXECUTOR.set(context);
      }

      @Override
      public void shutdown() {
        EXECUTOR.set(null);
      }
    };
  }
}
