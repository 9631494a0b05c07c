package org.swath.jobs.figure.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptableObject;
import org.swath.jobs.figure.ChartLibrary;

/**
 * Apache ECharts in a JavaScript interpreter, drawing SVG as it does on a server.
 *
 * <p>What it draws depends on the option, the theme and the font alone: no clock, no timer, no
 * chance. It takes some seconds to load, which is why one engine should draw several charts. For
 * one thread at a time.
 */
final class ChartEngine {

  /** What the library asks of a browser, and a function that draws one chart. */
  private static final String DRAWING =
      """
      echarts.setPlatformAPI({
        measureText: function (text, font) { return {width: measured(text, font || '')}; }
      });
      function draw(option, theme, width, height) {
        var settings = {renderer: 'svg', ssr: true, width: width, height: height};
        var chart = echarts.init(null, JSON.parse(theme), settings);
        try {
          chart.setOption(JSON.parse(option));
          return chart.renderToSVGString();
        } finally {
          chart.dispose();
        }
      }
      """;

  /** Timers are for animation, and there is none. */
  private static final String NO_TIMERS =
      "function setTimeout() { return 0; } function clearTimeout() {}";

  private static final Pattern FONT_SIZE = Pattern.compile("([0-9.]+)px");
  private static final double USUAL_FONT_PIXELS = 12;

  private final ContextFactory contexts = new ContextFactory();
  private final ScriptableObject scope;

  ChartEngine(FigureFont font) {
    try (Context context = enter()) {
      scope = context.initSafeStandardObjects();
      ScriptableObject.putProperty(scope, "measured", measuring(scope, font));
      context.evaluateString(scope, NO_TIMERS, "timers", 1, null);
      context.evaluateString(scope, ChartLibrary.script(), "echarts", 1, null);
      context.evaluateString(scope, DRAWING, "drawing", 1, null);
    }
  }

  /**
   * Draws one chart.
   *
   * @return a whole SVG document, its shapes in the coordinates of {@code width} and {@code height}
   */
  String svg(ObjectNode option, ObjectNode theme, int width, int height) {
    ObjectNode still = option.deepCopy().put("animation", false);
    try (Context context = enter()) {
      Function draw = (Function) scope.get("draw", scope);
      Object[] arguments = {still.toString(), theme.toString(), width, height};
      return Context.toString(draw.call(context, scope, scope, arguments));
    }
  }

  /** Compiling the library would take longer than interpreting it. */
  private Context enter() {
    Context context = contexts.enterContext();
    context.setInterpretedMode(true);
    context.setLanguageVersion(Context.VERSION_ES6);
    return context;
  }

  private static Function measuring(ScriptableObject scope, FigureFont font) {
    return new LambdaFunction(
        scope,
        "measured",
        2,
        (context, in, self, arguments) ->
            font.width(Context.toString(arguments[0]), pixels(Context.toString(arguments[1]))));
  }

  /** The size in a CSS font, as in {@code 12px sans-serif}. */
  private static double pixels(String font) {
    Matcher size = FONT_SIZE.matcher(font);
    return size.find() ? Double.parseDouble(size.group(1)) : USUAL_FONT_PIXELS;
  }
}
