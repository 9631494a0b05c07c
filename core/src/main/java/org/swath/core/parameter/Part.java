package org.swath.core.parameter;

import java.util.List;

/**
 * An ingredient of the training loop that a spec chooses by name, as it chooses the optimizer: the
 * learning-rate schedule, the clipping rule.
 *
 * <p>A run that does not mention a part has its {@code standard} component. The standard component
 * takes no parameters and stands for the part's absence: it is left out of a run's parameters and
 * of its identity, so that runs keep their ids when a part is added to Swath.
 *
 * @param name dashed lower-case name, the key in a spec and the factor ({@code schedule})
 * @param noun what is chosen, as error messages say it ({@code a learning-rate schedule})
 * @param components what there is to choose from, with different names, the standard one first
 * @param fusible whether runs that differ in it may be trained side by side in one cohort
 */
public record Part(String name, String noun, List<Component> components, boolean fusible) {

  public Part {
    components = List.copyOf(components);
    if (components.isEmpty() || !components.get(0).parameters().isEmpty()) {
      throw new IllegalArgumentException(
          "The first component of " + name + " must be there and take no parameters");
    }
  }

  /** The component of a run that does not mention this part. */
  public Component standard() {
    return components.get(0);
  }
}
