/** Models in Keras' files. */
package org.swath.models.keras;
